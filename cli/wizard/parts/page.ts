import type { Line } from './lines.tsx';
import { LABEL, wrap } from './wrap.ts';

/** The lines that fit from `from` on, with how many are above and below; the last page is full. */
export function pageOf(
  lines: readonly Line[],
  from: number,
  { columns, room, most }: { readonly columns: number; readonly room: number; readonly most: number },
): { readonly lines: readonly Line[]; readonly above: number; readonly below: number } {
  const rows = lines.map(({ label, text }) => Math.min(most, wrap(text, columns - (label === undefined ? 0 : LABEL)).length));
  const fit = (start: number): number => {
    let [end, used] = [start, 0];
    while (end < lines.length && used + (rows[end] ?? 0) <= room) used += rows[end++] ?? 0;
    return Math.max(end, start + 1);
  };
  let last = 0;
  while (fit(last) < lines.length) last++;
  const start = Math.min(from, last);
  const end = fit(start);
  return { lines: lines.slice(start, end), above: start, below: lines.length - end };
}
