import type { SearchDocument } from './documents.ts';
import { oneSlipApart, stems } from './stems.ts';

/** A document that shares words with a query; the higher, the rarer the words and the better the place they stand in. */
export interface Candidate {
  readonly document: SearchDocument;
  readonly weight: number;
  /** Whether it has each of them, or one alike. */
  readonly complete: boolean;
}

/** What a word is worth by where it stands. */
const PLACES = { title: 3, names: 3, about: 1, messages: 1 };
/** Words that begin like the one typed, and words one slip away from it. */
const BEGINS = 0.8;
const SLIP = 0.7;
/** A beginning of one letter would be everything. */
const LEAST_BEGINNING = 2;
const LEAST_SLIP = 5;
/** Of many words with one beginning, so many are looked at. */
const MOST_ALIKE = 40;

interface Postings {
  readonly documents: number[];
  readonly worth: number[];
}

/** An inverted index: picks the few documents worth ranking, so that the time of a search does not grow with the library. */
export class Candidates {
  readonly #documents: readonly SearchDocument[];
  readonly #postings = new Map<string, Postings>();
  readonly #byLength = new Map<number, string[]>();
  readonly #sorted: readonly string[];
  readonly #weights: Float64Array;
  readonly #shared: Uint8Array;

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    this.#weights = new Float64Array(documents.length);
    this.#shared = new Uint8Array(documents.length);
    documents.forEach((document, index) => {
      this.#add(document.title, index, PLACES.title);
      this.#add(document.names.join('\n'), index, PLACES.names);
      this.#add(document.about, index, PLACES.about);
      this.#add(document.messages.join('\n'), index, PLACES.messages);
    });
    this.#sorted = [...this.#postings.keys()].sort();
    for (const stem of this.#sorted) {
      const sharing = this.#byLength.get(stem.length);
      if (sharing) sharing.push(stem);
      else this.#byLength.set(stem.length, [stem]);
    }
  }

  /** At most so many, the weightiest first. */
  of(query: string, most: number): readonly Candidate[] {
    const weights = this.#weights.fill(0);
    const shared = this.#shared.fill(0);
    const touched: number[] = [];
    const words = new Set(stems(query));
    for (const word of words) {
      const best = new Map<number, number>();
      for (const [stem, likeness] of this.#alike(word)) {
        const { documents, worth } = this.#postings.get(stem) ?? { documents: [], worth: [] };
        const rarity = likeness * Math.log(1 + this.#documents.length / documents.length);
        for (let i = 0; i < documents.length; i++) {
          const document = documents[i] ?? 0;
          const weight = rarity * (worth[i] ?? 0);
          if (weight > (best.get(document) ?? 0)) best.set(document, weight);
        }
      }
      for (const [document, weight] of best) {
        if (weights[document] === 0) touched.push(document);
        weights[document] = (weights[document] ?? 0) + weight;
        shared[document] = (shared[document] ?? 0) + 1;
      }
    }
    const weightOf = (document: number) => weights[document] ?? 0;
    return best(touched, most, (a, b) => weightOf(b) - weightOf(a) || a - b).flatMap((index) => {
      const document = this.#documents[index];
      return document ? [{ document, weight: weightOf(index), complete: shared[index] === words.size }] : [];
    });
  }

  #add(text: string, index: number, worth: number): void {
    for (const stem of stems(text)) {
      const postings = this.#postings.get(stem);
      if (!postings) this.#postings.set(stem, { documents: [index], worth: [worth] });
      else if (postings.documents.at(-1) === index) postings.worth[postings.worth.length - 1] = Math.max(worth, postings.worth.at(-1) ?? 0);
      else {
        postings.documents.push(index);
        postings.worth.push(worth);
      }
    }
  }

  /** The word itself and words that begin with it; words one slip away only where it is no word of the library. */
  *#alike(word: string): Generator<readonly [stem: string, likeness: number]> {
    const exact = this.#postings.has(word);
    if (exact) yield [word, 1];
    let beginnings = 0;
    if (word.length >= LEAST_BEGINNING) {
      for (let at = this.#from(word); this.#sorted[at]?.startsWith(word) && beginnings < MOST_ALIKE; at++) {
        const stem = this.#sorted[at] ?? '';
        if (stem !== word) yield [stem, BEGINS];
        beginnings++;
      }
    }
    if (exact || word.length < LEAST_SLIP) return;
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const stem of this.#byLength.get(length) ?? []) if (oneSlipApart(word, stem)) yield [stem, SLIP];
    }
  }

  /** Where the words that do not come before this one begin. */
  #from(word: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first ones in order, without putting all of them in order. */
function best(all: readonly number[], most: number, compare: (a: number, b: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const each of all) {
    const last = kept[kept.length - 1];
    if (kept.length >= most && last !== undefined && compare(each, last) >= 0) continue;
    let at = kept.length;
    while (at > 0 && compare(each, kept[at - 1] ?? each) < 0) at--;
    kept.splice(at, 0, each);
    if (kept.length > most) kept.pop();
  }
  return kept;
}
