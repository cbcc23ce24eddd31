import { GRAM, hashOf, SLOTS, SMALL, STEP } from './rarity.ts';
import type { Signature } from './signatures.ts';

/** A text that some signatures cannot do without. */
export interface Anchor {
  /** In UTF-8, A to Z as small letters. */
  readonly bytes: Uint8Array;
  /** Places in the list of signatures. */
  readonly signatures: readonly number[];
}

interface Posting {
  readonly anchor: Anchor;
  /** Where in the anchor the gram begins. */
  readonly offset: number;
  /** The gram beside it, which tells nearly all places apart where the anchor does not stand, and on which side; 0 where there is none. */
  readonly beside: number;
  readonly side: -1 | 0 | 1;
}

/**
 * Finds every anchor in one pass that does not slow down as anchors are added: every fourth byte, the next four are looked up, and only
 * where a table of single bits knows them the anchors themselves are compared. Little-endian, as all machines this runs on.
 */
export class AnchorTable {
  readonly signatures: readonly Signature[];
  /** The slot is the upper part of a gram's hash, the bit in it three more bits of the hash. */
  readonly #slots = new Uint8Array(SLOTS);
  /** The same for each gram with the one beside it. */
  readonly #pairs = new Uint8Array(SLOTS);
  readonly #postings = new Map<number, Posting[]>();

  constructor(signatures: readonly Signature[]) {
    this.signatures = signatures;
    const encoder = new TextEncoder();
    const anchors = Map.groupBy(
      signatures.flatMap((signature, index) => signature.anchors.map((anchor) => ({ ...anchor, index }))),
      ({ text }) => text,
    );
    for (const [text, [first, ...others]] of anchors) {
      if (first) this.#file({ bytes: encoder.encode(text), signatures: [first, ...others].map(({ index }) => index) }, first.rarest);
    }
  }

  #file(anchor: Anchor, rarest: number): void {
    for (let i = rarest; i < rarest + STEP; i++)
      for (const gram of gramsAt(anchor.bytes, i)) this.#add(gram, { anchor, offset: i, ...besideOf(anchor.bytes, i) });
  }

  #add(gram: number, posting: Posting): void {
    setBit(this.#slots, hashOf(gram));
    setBit(this.#pairs, pairHash(gram, posting.beside, posting.side));
    const sharing = this.#postings.get(gram);
    if (sharing) sharing.push(posting);
    else this.#postings.set(gram, [posting]);
  }

  /**
   * Calls `visit` for every place where an anchor may stand and which begins with a gram from `from`, a multiple of four, to `to`.
   * What is visited has to be compared: `words` may hold anything behind `to`.
   */
  find(words: Int32Array, from: number, to: number, visit: (anchor: Anchor, start: number) => void): void {
    const slots = this.#slots;
    const end = (to + 3) >> 2;
    // Four at a time, of which seldom one is known, is half the work of one at a time.
    for (let at = from >> 2; at < end; at += 4) {
      const a = hashOf((words[at] as number) | SMALL);
      const b = hashOf((words[at + 1] as number) | SMALL);
      const c = hashOf((words[at + 2] as number) | SMALL);
      const d = hashOf((words[at + 3] as number) | SMALL);
      const inA = (slots[a >>> 16] as number) >>> ((a >>> 13) & 7);
      const inB = (slots[b >>> 16] as number) >>> ((b >>> 13) & 7);
      const inC = (slots[c >>> 16] as number) >>> ((c >>> 13) & 7);
      const inD = (slots[d >>> 16] as number) >>> ((d >>> 13) & 7);
      if (((inA | inB | inC | inD) & 1) === 0) continue;
      if ((inA & 1) !== 0) this.#visit(words, at, visit);
      if ((inB & 1) !== 0) this.#visit(words, at + 1, visit);
      if ((inC & 1) !== 0) this.#visit(words, at + 2, visit);
      if ((inD & 1) !== 0) this.#visit(words, at + 3, visit);
    }
  }

  #visit(words: Int32Array, at: number, visit: (anchor: Anchor, start: number) => void): void {
    const gram = (words[at] as number) | SMALL;
    const next = (words[at + 1] as number) | SMALL;
    const before = (words[at - 1] as number) | SMALL;
    // Ordinary text has many of the grams and few of the pairs, and a Map is slow to say so.
    if (!hasBit(this.#pairs, pairHash(gram, next, 1)) && !hasBit(this.#pairs, pairHash(gram, before, -1)) && !hasBit(this.#pairs, pairHash(gram, 0, 0))) return;
    const postings = this.#postings.get(gram);
    if (postings === undefined) return;
    for (let i = 0; i < postings.length; i++) {
      const { anchor, offset, beside, side } = postings[i] as Posting;
      if (side === 0 || ((words[at + side] as number) | SMALL) === beside) visit(anchor, (at << 2) - offset);
    }
  }
}

const pairHash = (gram: number, beside: number, side: number): number => hashOf(hashOf(gram) + (beside ^ side));

const hasBit = (bits: Uint8Array, hash: number): boolean => (((bits[hash >>> 16] as number) >>> ((hash >>> 13) & 7)) & 1) !== 0;

function setBit(bits: Uint8Array, hash: number): void {
  bits[hash >>> 16] = (bits[hash >>> 16] as number) | (1 << ((hash >>> 13) & 7));
}

function besideOf(bytes: Uint8Array, at: number): Pick<Posting, 'beside' | 'side'> {
  for (const side of [1, -1] as const) {
    const start = at + side * GRAM;
    if (start >= 0 && start + GRAM <= bytes.length) return { beside: gramsAt(bytes, start)[0] ?? 0, side };
  }
  return { beside: 0, side: 0 };
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

/** A to Z as small letters, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/** Whether an anchor stands at a place, whatever the case of its letters. */
export function stands({ bytes: anchor }: Anchor, bytes: Uint8Array, start: number): boolean {
  for (let i = anchor.length - 1; i >= 0; i--) if (FOLD[bytes[start + i] as number] !== anchor[i]) return false;
  return true;
}
