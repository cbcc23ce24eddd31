import type { Hit, Line } from './line-hits.ts';

/** Bytes of a line worth showing: all of it, or what surrounds the match. */
const SHOWN = 400;
const BEFORE = 100;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A part of a line, in bytes. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of a line that is shown and compared: all of it, or what surrounds the match. */
export function excerptOf({ start, end }: Line, hit: Pick<Hit, 'start' | 'end'>): Range {
  if (end - start <= SHOWN) return { from: start, to: end };
  const from = Math.max(start, Math.min(hit.start - BEFORE, end - SHOWN));
  return { from, to: Math.min(end, Math.max(from + SHOWN, Math.min(hit.end, from + 2 * SHOWN))) };
}

/** An excerpt as text, with a sign where the line goes on. */
export function textOf({ bytes, start, end, whole }: Line, { from, to }: Range): string {
  const [first, last] = [characterAt(bytes, from, start), characterAt(bytes, to, start)];
  return `${first > start || !whole.before ? '…' : ''}${decoder.decode(bytes.subarray(first, last))}${last < end || !whole.after ? '…' : ''}`;
}

/** Where the character begins that a byte is part of. */
function characterAt(bytes: Uint8Array, at: number, least: number): number {
  let start = at;
  while (start > least && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return start;
}
