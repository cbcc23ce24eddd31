import type { SearchDocument } from './documents.ts';
import { oneSlipApart, stems } from './stems.ts';

/** An inverted index: picks the few documents worth ranking, so that the time of a search does not grow with the library. */
export class Candidates {
  readonly #documents: readonly SearchDocument[];
  readonly #postings = new Map<string, number[]>();

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    documents.forEach(({ title, names, about, messages }, index) => {
      for (const stem of new Set(stems([title, ...names, about, ...messages].join('\n')))) {
        const postings = this.#postings.get(stem);
        if (postings) postings.push(index);
        else this.#postings.set(stem, [index]);
      }
    });
  }

  /** At most so many, those with the rarest words of the query, in the order of the library. */
  of(query: string, most: number): readonly SearchDocument[] {
    const weights = new Map<number, number>();
    for (const word of new Set(stems(query))) {
      const best = new Map<number, number>();
      for (const [postings, likeness] of this.#like(word)) {
        const weight = likeness * Math.log(1 + this.#documents.length / postings.length);
        for (const index of postings) best.set(index, Math.max(best.get(index) ?? 0, weight));
      }
      for (const [index, weight] of best) weights.set(index, (weights.get(index) ?? 0) + weight);
    }
    return [...weights]
      .sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b)
      .slice(0, most)
      .sort(([a], [b]) => a - b)
      .map(([index]) => this.#documents[index])
      .filter((document) => document !== undefined);
  }

  /** The word itself, words that begin with it, and words one slip away. */
  *#like(word: string): Generator<readonly [postings: readonly number[], likeness: number]> {
    for (const [stem, postings] of this.#postings) {
      if (stem === word) yield [postings, 1];
      else if (word.length >= 2 && stem.startsWith(word)) yield [postings, 0.8];
      else if (word.length >= 5 && oneSlipApart(word, stem)) yield [postings, 0.7];
    }
  }
}
