import { displayWidth } from './display-width.ts';
import { printable } from './printable.ts';

/** One line of at most `width` columns, safe to draw; what was cut shows as `…`. */
export function cut(text: string, width: number): string {
  const safe = printable(text);
  return displayWidth(safe) <= width ? safe : `${beginning(safe, width - 1)}…`;
}

/** The same, filled up with blanks: a cell of a column. */
export function cell(text: string, width: number): string {
  const safe = cut(text, width);
  return safe + ' '.repeat(Math.max(0, width - displayWidth(safe)));
}

/** As much of a text as fits into `width` columns. */
export function beginning(text: string, width: number): string {
  let [used, end] = [0, 0];
  for (const character of text) {
    used += displayWidth(character);
    if (used > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}
