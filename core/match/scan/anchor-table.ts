import { type Posting, Postings, postingsOf } from './postings.ts';
import { bitOf, hashOf, SLOTS, SMALL, setBit } from './rarity.ts';
import type { Signature } from './signatures.ts';

/** A text that some signatures cannot do without. */
export interface Anchor {
  /** In UTF-8, A to Z as small letters. */
  readonly bytes: Uint8Array;
  /** Places in the list of signatures. */
  readonly signatures: readonly number[];
}

/**
 * Finds every anchor in one pass that does not slow down as anchors are added: every fourth byte, the next four are looked up, and only
 * where a table of single bits knows them the anchors themselves are compared. Little-endian, as all machines this runs on.
 */
export class AnchorTable {
  readonly signatures: readonly Signature[];
  /** A bit for the hash of each gram. */
  readonly #slots = new Uint8Array(SLOTS);
  readonly #postings: Postings;

  constructor(signatures: readonly Signature[]) {
    this.signatures = signatures;
    const encoder = new TextEncoder();
    const anchors = Map.groupBy(
      signatures.flatMap((signature, index) => signature.anchors.map((anchor) => ({ ...anchor, index }))),
      ({ text }) => text,
    );
    const postings = [...anchors].flatMap(([text, some]): readonly Posting[] =>
      postingsOf({ bytes: encoder.encode(text), signatures: some.map(({ index }) => index) }, some[0]?.rarest ?? 0),
    );
    for (const { gram } of postings) setBit(this.#slots, hashOf(gram));
    this.#postings = new Postings(postings);
  }

  /**
   * Calls `visit` for every place where an anchor may stand and which begins with a gram from `from`, a multiple of four, to `to`.
   * What is visited has to be compared: `words` may hold anything behind `to`.
   */
  find(words: Int32Array, from: number, to: number, visit: (anchor: Anchor, start: number) => void): void {
    const slots = this.#slots;
    const postings = this.#postings;
    const end = (to + 3) >> 2;
    // Four at a time, of which seldom one is known, is half the work of one at a time.
    for (let at = from >> 2; at < end; at += 4) {
      const a = hashOf((words[at] as number) | SMALL);
      const b = hashOf((words[at + 1] as number) | SMALL);
      const c = hashOf((words[at + 2] as number) | SMALL);
      const d = hashOf((words[at + 3] as number) | SMALL);
      const inA = bitOf(slots, a);
      const inB = bitOf(slots, b);
      const inC = bitOf(slots, c);
      const inD = bitOf(slots, d);
      if (((inA | inB | inC | inD) & 1) === 0) continue;
      if ((inA & 1) !== 0) postings.visit(words, at, visit);
      if ((inB & 1) !== 0) postings.visit(words, at + 1, visit);
      if ((inC & 1) !== 0) postings.visit(words, at + 2, visit);
      if ((inD & 1) !== 0) postings.visit(words, at + 3, visit);
    }
  }
}

/** A to Z as small letters, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/** Whether an anchor stands at a place, whatever the case of its letters. */
export function stands({ bytes: anchor }: Anchor, bytes: Uint8Array, start: number): boolean {
  for (let i = anchor.length - 1; i >= 0; i--) if (FOLD[bytes[start + i] as number] !== anchor[i]) return false;
  return true;
}
