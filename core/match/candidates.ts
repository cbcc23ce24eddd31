import type { SearchDocument } from './documents.ts';
import { documentAt, placeOf, postingsAt, type SearchIndex } from './search-index.ts';
import { oneSlipApart, stems } from './stems.ts';

/** A document that shares words with a query; the higher, the rarer the words and the better the place they stand in. */
export interface Candidate {
  readonly document: SearchDocument;
  readonly weight: number;
  /** 0 to 1: how many of them it has, or has one alike. */
  readonly share: number;
}

/** Words that begin like the one typed, and words one slip away from it. */
const BEGINS = 0.8;
const SLIP = 0.7;
/** A beginning of one letter would be everything. */
const LEAST_BEGINNING = 2;
const LEAST_SLIP = 5;
/** One word without spaces can hold hundreds, and each is looked for in the whole library. */
const MOST_STEMS = 24;
/** Of many words with one beginning, so many are looked at. */
const MOST_ALIKE = 40;

/** Picks the few documents worth ranking, so that the time of a search does not grow with the library. */
export class Candidates {
  readonly #index: SearchIndex;
  readonly #weights: Float64Array;
  readonly #shared: Uint8Array;

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#weights = new Float64Array(index.documents.length);
    this.#shared = new Uint8Array(index.documents.length);
  }

  /** At most so many, the weightiest first. */
  of(query: string, most: number): readonly Candidate[] {
    const weights = this.#weights.fill(0);
    const shared = this.#shared.fill(0);
    const touched: number[] = [];
    const words = new Set(stems(query).slice(0, MOST_STEMS));
    for (const word of words) {
      const best = new Map<number, number>();
      const alike = [...this.#alike(word)].map(([stem, likeness]) => ({ likeness, postings: postingsAt(this.#index, stem) }));
      // A beginning is as rare as all that begins so: "fi" is not "fixture" because that is a rare word.
      const begun = alike.reduce((sum, { likeness, postings }) => sum + (likeness === BEGINS ? postings.length : 0), 0);
      for (const { likeness, postings } of alike) {
        const rarity = likeness * Math.log(1 + this.#index.documents.length / (likeness === BEGINS ? begun : postings.length));
        for (const { document, worth } of postings) {
          const weight = rarity * worth;
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
    return best(touched, most, (a, b) => weightOf(b) - weightOf(a) || a - b).map((index) => ({
      document: documentAt(this.#index, index),
      weight: weightOf(index),
      share: (shared[index] ?? 0) / words.size,
    }));
  }

  /** Places of stems: the word itself and those that begin with it; those one slip away only where it is no word of the library. */
  *#alike(word: string): Generator<readonly [stem: number, likeness: number]> {
    const all = this.#index.stems;
    const first = placeOf(all, word);
    const exact = all[first] === word;
    if (exact) yield [first, 1];
    if (word.length >= LEAST_BEGINNING) {
      const from = exact ? first + 1 : first;
      for (let at = from; at < from + MOST_ALIKE && all[at]?.startsWith(word); at++) yield [at, BEGINS];
    }
    if (exact || word.length < LEAST_SLIP) return;
    for (const [at, stem] of all.entries()) if (oneSlipApart(word, stem)) yield [at, SLIP];
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
