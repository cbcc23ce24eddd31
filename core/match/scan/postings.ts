import type { Anchor } from './anchor-table.ts';
import { bitOf, GRAM, hashOf, SLOTS, SMALL, STEP, setBit } from './rarity.ts';

/** A gram by which an anchor is looked up. */
export interface Posting {
  readonly gram: number;
  readonly anchor: Anchor;
  /** Where in the anchor the gram begins. */
  readonly offset: number;
  /** The gram beside it, which tells nearly all places apart where the anchor does not stand, and on which side; itself where there is none. */
  readonly beside: number;
  readonly side: -1 | 0 | 1;
}

// What an entry holds, as numbers one after the other.
const BESIDE = 0;
const SIDE = 1;
const OFFSET = 2;
const ANCHOR = 3;
const ENTRY = 4;

/**
 * The anchors of each gram, in two arrays of numbers: ordinary text has a gram that is known here and there, and a Map of objects, which
 * lie all over the memory, is slow to say that none of its anchors stands there.
 */
export class Postings {
  readonly #anchors: readonly Anchor[];
  /** A bit for the hash of each gram with the one beside it. */
  readonly #pairs = new Uint8Array(SLOTS);
  /** A gram, or 0 for a free place, and where its entries begin and end. Half of the places stay free. */
  readonly #places: Int32Array;
  readonly #mask: number;
  readonly #entries: Int32Array;

  constructor(postings: readonly Posting[]) {
    const grams = [...Map.groupBy(postings, ({ gram }) => gram)];
    const places = 2 ** Math.ceil(Math.log2(2 * grams.length + 1));
    this.#mask = places - 1;
    this.#places = new Int32Array(4 * places);
    this.#anchors = [...new Set(postings.map(({ anchor }) => anchor))];
    const numbers = new Map(this.#anchors.map((anchor, number) => [anchor, number]));
    this.#entries = new Int32Array(ENTRY * postings.length);
    let end = 0;
    for (const [gram, some] of grams) {
      const begin = end;
      for (const { anchor, offset, beside, side } of some) {
        setBit(this.#pairs, pairHash(gram, beside, side));
        this.#entries.set([beside, side, offset, numbers.get(anchor) ?? 0], end);
        end += ENTRY;
      }
      this.#places.set([gram, begin, end], this.#placeOf(gram));
    }
  }

  /** Calls `visit` for the anchors that may stand where the word at `at` is part of them. */
  visit(words: Int32Array, at: number, visit: (anchor: Anchor, start: number) => void): void {
    const gram = (words[at] as number) | SMALL;
    const pairs = this.#pairs;
    // Ordinary text has many of the grams and few of the pairs.
    const after = pairHash(gram, (words[at + 1] as number) | SMALL, 1);
    const before = pairHash(gram, (words[at - 1] as number) | SMALL, -1);
    const alone = pairHash(gram, gram, 0);
    if (((bitOf(pairs, after) | bitOf(pairs, before) | bitOf(pairs, alone)) & 1) === 0) return;
    const entries = this.#entries;
    const place = this.#placeOf(gram);
    const end = this.#places[place + 2] as number;
    for (let i = this.#places[place + 1] as number; i < end; i += ENTRY) {
      if (((words[at + (entries[i + SIDE] as number)] as number) | SMALL) !== entries[i + BESIDE]) continue;
      visit(this.#anchors[entries[i + ANCHOR] as number] as Anchor, (at << 2) - (entries[i + OFFSET] as number));
    }
  }

  /** Where the gram is, or the free place where it would be. */
  #placeOf(gram: number): number {
    const places = this.#places;
    let place = (hashOf(gram) >>> 12) & this.#mask;
    while (places[4 * place] !== gram && places[4 * place] !== 0) place = (place + 1) & this.#mask;
    return 4 * place;
  }
}

const pairHash = (gram: number, beside: number, side: number): number => hashOf(hashOf(gram) + (beside ^ side));

/** The postings of an anchor whose grams come least often from `rarest` on. */
export function postingsOf(anchor: Anchor, rarest: number): readonly Posting[] {
  return Array.from({ length: STEP }, (_, i) => rarest + i).flatMap((offset) =>
    gramsAt(anchor.bytes, offset).map((gram) => ({ gram, anchor, offset, ...besideOf(anchor.bytes, offset, gram) })),
  );
}

function besideOf(bytes: Uint8Array, at: number, gram: number): Pick<Posting, 'beside' | 'side'> {
  for (const side of [1, -1] as const) {
    const start = at + side * GRAM;
    if (start >= 0 && start + GRAM <= bytes.length) return { beside: gramsAt(bytes, start)[0] ?? 0, side };
  }
  return { beside: gram, side: 0 };
}

/** The four bytes at a place, capitals made small; with every byte there may be where the anchor has ended. */
function gramsAt(bytes: Uint8Array, at: number): readonly number[] {
  let grams = [0];
  for (let i = 0; i < GRAM; i++) {
    const byte = bytes[at + i];
    const possible = byte === undefined ? EVERY_BYTE : [byte];
    grams = grams.flatMap((gram) => possible.map((each) => gram | ((each | 0x20) << (8 * i))));
  }
  return grams;
}

const EVERY_BYTE = [...new Set(Array.from({ length: 256 }, (_, byte) => byte | 0x20))];
