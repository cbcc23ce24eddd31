import type { Library } from '../knowledge/types.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { stems } from './stems.ts';

/**
 * An inverted index: which documents hold a stem, and how good a place it has in each. What a search looks at is a few
 * documents and stems of thousands, so that each of them is one packed text, which costs nothing until it is unpacked.
 */
export interface SearchIndex {
  /** Packed, in the order that decides ties. */
  readonly documents: readonly string[];
  /** Ids, titles and other names in lower case, sorted. */
  readonly names: readonly string[];
  /** For each name the places of its documents, packed. */
  readonly named: readonly string[];
  /** Sorted, so that those with one beginning stand together. */
  readonly stems: readonly string[];
  /** For each stem its postings, packed. */
  readonly postings: readonly string[];
}

/** A document that holds a stem, and what the best place of the stem in it is worth. */
export interface Posting {
  readonly document: number;
  readonly worth: number;
}

/** What a word is worth by where it stands; less than 4. */
const PLACES = { title: 3, names: 3, alerts: 1, about: 1, messages: 1 };
const WORTHS = 4;

/** Everything of a library that can be found, with its inverted index. */
export function indexDocuments(library: Library): SearchIndex {
  const documents = documentsOf(library);
  const postings = new Map<string, Map<number, number>>();
  const named = new Map<string, Set<number>>();
  documents.forEach((document, index) => {
    const { id, title, names, alerts, about, messages } = document;
    const places = { title, names: names.join('\n'), alerts: alerts.join('\n'), about, messages: messages.join('\n') };
    for (const [place, text] of Object.entries(places) as [keyof typeof PLACES, string][])
      for (const stem of stems(text)) {
        const of = postings.get(stem) ?? new Map<number, number>();
        postings.set(stem, of.set(index, Math.max(PLACES[place], of.get(index) ?? 0)));
      }
    for (const name of [id, title, ...names, ...alerts]) {
      const key = name.toLowerCase();
      named.set(key, (named.get(key) ?? new Set()).add(index));
    }
  });
  const [byStem, byName] = [sorted(postings), sorted(named)];
  return {
    documents: documents.map((document) => JSON.stringify(document)),
    names: byName.map(([name]) => name),
    named: byName.map(([, places]) => [...places].join(' ')),
    stems: byStem.map(([stem]) => stem),
    postings: byStem.map(([, of]) => [...of].map(([document, worth]) => WORTHS * document + worth).join(' ')),
  };
}

/** The postings of the stem at a place. */
export function postingsAt({ postings }: SearchIndex, at: number): readonly Posting[] {
  return numbers(postings[at]).map((packed) => ({ document: Math.floor(packed / WORTHS), worth: packed % WORTHS }));
}

/** Places of the documents that are called so, in any case. */
export function placesCalled({ names, named }: SearchIndex, name: string): readonly number[] {
  const key = name.trim().toLowerCase();
  const at = placeOf(names, key);
  return names[at] === key ? numbers(named[at]) : [];
}

/** The document at a place of the index. */
export function documentAt({ documents }: SearchIndex, at: number): SearchDocument {
  return JSON.parse(documents[at] ?? 'null') as SearchDocument;
}

/** Where a word stands among sorted ones, or would. */
export function placeOf(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function numbers(packed: string | undefined): readonly number[] {
  return packed ? packed.split(' ').map(Number) : [];
}
