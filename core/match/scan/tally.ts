import { excerptOf, type Range, textOf } from './excerpt.ts';
import { countKind, type KindCounts, noKinds } from './kind-counts.ts';
import type { Hit, Line } from './line-hits.ts';
import { sameLineKey } from './same-line.ts';
import type { Signature } from './signatures.ts';

/** Different lines kept for one signature; the rest say nothing new. */
export const MOST_MATCHES = 20;

/** A line by its stretch of the text, which another thread may read, and its number in there, from 1. */
export interface Spot {
  readonly stretch: number;
  readonly line: number;
}

/** The first of the lines that say the same. */
export interface Kind extends Spot {
  readonly key: number;
  readonly text: string;
}

/** What one thread found of one signature; plain data. */
export interface Count {
  readonly signature: number;
  readonly certainty: Signature['certainty'];
  readonly first: Spot;
  lines: number;
  /** The first ones, in the order of the text. */
  readonly kinds: Kind[];
  readonly counts: KindCounts;
}

/** The part of a line that is kept if its kind is new. */
interface Shown extends Range {
  readonly key: number;
  text?: string;
}

/** Counts what was found line by line, and groups lines that say the same. */
export class Tally {
  readonly #signatures: readonly Signature[];
  /** Two places for each signature, one for each certainty. */
  readonly #counts: (Count | undefined)[];

  constructor(signatures: readonly Signature[]) {
    this.#signatures = signatures;
    this.#counts = signatures.flatMap(() => [undefined, undefined]);
  }

  /** Takes what one line held. */
  add(hits: readonly Hit[], line: Line, spot: Spot): void {
    let shown: Shown | undefined;
    for (const hit of hits) {
      const certainty = this.#isInLonger(hit, hits) ? 'points' : this.#signatures[hit.signature]?.certainty;
      if (!certainty) continue;
      const { from, to } = excerptOf(line, hit);
      // Nearly always it is the whole line, for all that was found in it.
      if (shown?.from !== from || shown.to !== to) shown = { from, to, key: sameLineKey(line.bytes, from, to) };
      addTo(this.#countOf(hit.signature, certainty, spot), shown, line, spot);
    }
  }

  #countOf(signature: number, certainty: Signature['certainty'], first: Spot): Count {
    const place = signature * 2 + (certainty === 'names' ? 1 : 0);
    const count = this.#counts[place] ?? { signature, certainty, first, lines: 0, kinds: [], counts: noKinds() };
    this.#counts[place] = count;
    return count;
  }

  /** A message that is only part of a longer one which names another cause does no more than point. */
  #isInLonger(hit: Hit, hits: readonly Hit[]): boolean {
    if (hits.length < 2) return false;
    const own = this.#signatures[hit.signature];
    for (const other of hits) {
      if (other.start > hit.start || other.end < hit.end || other === hit) continue;
      const longer = this.#signatures[other.signature];
      if (longer?.certainty === 'names' && own !== undefined && longer.cause !== own.cause && longer.literalLength > own.literalLength) return true;
    }
    return false;
  }

  /** All that was counted, to be merged with that of other threads. */
  counts(): readonly Count[] {
    return this.#counts.filter((count) => count !== undefined);
  }
}

function addTo(count: Count, shown: Shown, line: Line, spot: Spot): void {
  count.lines++;
  if (!countKind(count.counts, shown.key) || count.kinds.length === MOST_MATCHES) return;
  shown.text ??= textOf(line, shown);
  count.kinds.push({ ...spot, key: shown.key, text: shown.text });
}
