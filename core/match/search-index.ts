import type { Library } from '../knowledge/types.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { stems } from './stems.ts';

/** An inverted index: which documents hold a stem, and how good a place it has in each. */
export interface SearchIndex {
  /** In the order that decides ties. */
  readonly documents: readonly SearchDocument[];
  /** Sorted, so that those with one beginning stand together. */
  readonly stems: readonly string[];
  /** For each stem, in the same order. */
  readonly postings: readonly Postings[];
}

/** Places of documents, rising, and what the best place of the stem in each is worth. */
export interface Postings {
  readonly documents: number[];
  readonly worth: number[];
}

/** What a word is worth by where it stands. */
const PLACES = { title: 3, names: 3, about: 1, messages: 1 };

/** Everything of a library that can be found, with its inverted index. */
export function indexDocuments(library: Library): SearchIndex {
  const documents = documentsOf(library);
  const postings = new Map<string, Postings>();
  documents.forEach(({ title, names, about, messages }, index) => {
    add(postings, title, index, PLACES.title);
    add(postings, names.join('\n'), index, PLACES.names);
    add(postings, about, index, PLACES.about);
    add(postings, messages.join('\n'), index, PLACES.messages);
  });
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  return { documents, stems: sorted.map(([stem]) => stem), postings: sorted.map(([, each]) => each) };
}

function add(all: Map<string, Postings>, text: string, index: number, worth: number): void {
  for (const stem of stems(text)) {
    const postings = all.get(stem);
    if (!postings) all.set(stem, { documents: [index], worth: [worth] });
    else if (postings.documents.at(-1) === index) postings.worth[postings.worth.length - 1] = Math.max(worth, postings.worth.at(-1) ?? 0);
    else {
      postings.documents.push(index);
      postings.worth.push(worth);
    }
  }
}
