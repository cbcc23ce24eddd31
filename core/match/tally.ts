import { excerpt, sameLineKey } from './lines.ts';
import type { Hit } from './scanner.ts';
import type { Signature } from './signatures.ts';
import type { LineMatch, SignatureTally } from './types.ts';

/** Different lines kept for one signature; the rest say nothing new. */
const MOST_MATCHES = 50;

interface Count {
  readonly signature: Signature;
  readonly certainty: Signature['certainty'];
  lines: number;
  readonly first: number;
  readonly matches: Map<string, LineMatch>;
}

/** Counts what was found line by line, and groups lines that say the same. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  /** Takes what one line held. */
  add(hits: readonly Hit[], line: string, number: number): void {
    for (const hit of hits) {
      const { signature } = hit;
      const certainty = inLonger(hit, hits) ? 'points' : signature.certainty;
      const key = `${signature.cause}\n${signature.text}\n${certainty}`;
      const count = this.#counts.get(key) ?? { signature, certainty, lines: 0, first: number, matches: new Map() };
      this.#counts.set(key, count);
      count.lines++;
      const text = excerpt(line, hit.start, hit.end);
      const same = sameLineKey(text);
      const before = count.matches.get(same);
      if (before) count.matches.set(same, { ...before, count: before.count + 1 });
      else if (count.matches.size < MOST_MATCHES) count.matches.set(same, { line: number, text, signature: signature.text, count: 1 });
    }
  }

  /** In the order of their first lines. */
  result(): readonly SignatureTally[] {
    return [...this.#counts.values()].map((count) => ({ ...count, matches: [...count.matches.values()] }));
  }
}

/** A message that is only part of a longer one which names another cause does no more than point. */
function inLonger(hit: Hit, hits: readonly Hit[]): boolean {
  return hits.some(
    (other) =>
      other.signature.cause !== hit.signature.cause &&
      other.signature.certainty === 'names' &&
      other.signature.literalLength > hit.signature.literalLength &&
      other.start <= hit.start &&
      other.end >= hit.end,
  );
}
