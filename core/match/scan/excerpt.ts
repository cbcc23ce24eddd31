import type { Hit, Line } from './line-hits.ts';

/** Bytes of a line worth showing: all of it, or what surrounds the match. */
const SHOWN = 400;
const BEFORE = 100;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export interface Excerpt {
  readonly from: number;
  readonly to: number;
  text(): string;
}

/** The part of a line that is shown and compared. */
export function excerptOf({ bytes, start, end, whole }: Line, hit: Pick<Hit, 'start' | 'end'>): Excerpt {
  const long = end - start > SHOWN;
  const from = long ? Math.max(start, Math.min(hit.start - BEFORE, end - SHOWN)) : start;
  const to = long ? Math.min(end, Math.max(from + SHOWN, Math.min(hit.end, from + 2 * SHOWN))) : end;
  return {
    from,
    to,
    text: () => {
      const [first, last] = [characterAt(bytes, from, start), characterAt(bytes, to, start)];
      return `${first > start || !whole.before ? '…' : ''}${decoder.decode(bytes.subarray(first, last))}${last < end || !whole.after ? '…' : ''}`;
    },
  };
}

/** Where the character begins that a byte is part of. */
function characterAt(bytes: Uint8Array, at: number, least: number): number {
  let start = at;
  while (start > least && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return start;
}
