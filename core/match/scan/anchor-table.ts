import { GRAM, rarestWindow, STEP } from './rarity.ts';
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
}

const SLOTS = 1 << 16;
const MIX = 0x9e3779b1;
/** Makes capitals small, and other characters something that the comparison sorts out. */
const SMALL = 0x20202020;

/**
 * Finds every anchor in one pass that does not slow down as anchors are added: four bytes are looked up at every third byte, and
 * only where a table of single bits knows them the anchors themselves are compared. Little-endian, as all machines this runs on.
 */
export class AnchorTable {
  readonly signatures: readonly Signature[];
  /** The slot is the upper part of a gram's hash, the bit in it three more bits of the hash. */
  readonly #slots = new Uint8Array(SLOTS);
  readonly #postings = new Map<number, Posting[]>();

  constructor(signatures: readonly Signature[]) {
    this.signatures = signatures;
    const encoder = new TextEncoder();
    const anchors = Map.groupBy(
      signatures.flatMap((signature, index) => signature.anchors.map((text) => ({ text, index }))),
      ({ text }) => text,
    );
    for (const [text, uses] of anchors) this.#file({ bytes: encoder.encode(text), signatures: uses.map(({ index }) => index) });
  }

  #file(anchor: Anchor): void {
    const { offset } = rarestWindow(anchor.bytes);
    for (let i = offset; i < offset + STEP; i++) for (const gram of gramsAt(anchor.bytes, i)) this.#add(gram, { anchor, offset: i });
  }

  #add(gram: number, posting: Posting): void {
    const hash = Math.imul(gram, MIX);
    this.#slots[hash >>> 16] = (this.#slots[hash >>> 16] ?? 0) | (1 << ((hash >>> 13) & 7));
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
    let next = (words[from >> 2] ?? 0) | SMALL;
    // Twelve bytes at a time hold four grams, each three bytes after the one before.
    for (let at = from >> 2; at << 2 < to; at += 3) {
      const first = next;
      const second = (words[at + 1] as number) | SMALL;
      const third = (words[at + 2] as number) | SMALL;
      next = (words[at + 3] as number) | SMALL;
      const a = Math.imul(first, MIX);
      const b = Math.imul((first >>> 24) | (second << 8), MIX);
      const c = Math.imul((second >>> 16) | (third << 16), MIX);
      const d = Math.imul((third >>> 8) | (next << 24), MIX);
      const inA = (slots[a >>> 16] as number) >>> ((a >>> 13) & 7);
      const inB = (slots[b >>> 16] as number) >>> ((b >>> 13) & 7);
      const inC = (slots[c >>> 16] as number) >>> ((c >>> 13) & 7);
      const inD = (slots[d >>> 16] as number) >>> ((d >>> 13) & 7);
      if (((inA | inB | inC | inD) & 1) === 0) continue;
      if ((inA & 1) !== 0) this.#visit(first, at << 2, visit);
      if ((inB & 1) !== 0) this.#visit((first >>> 24) | (second << 8), (at << 2) + STEP, visit);
      if ((inC & 1) !== 0) this.#visit((second >>> 16) | (third << 16), (at << 2) + 2 * STEP, visit);
      if ((inD & 1) !== 0) this.#visit((third >>> 8) | (next << 24), (at << 2) + 3 * STEP, visit);
    }
  }

  #visit(gram: number, at: number, visit: (anchor: Anchor, start: number) => void): void {
    const postings = this.#postings.get(gram);
    if (postings) for (const { anchor, offset } of postings) visit(anchor, at - offset);
  }
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
