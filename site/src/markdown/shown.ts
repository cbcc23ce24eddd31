import { printable } from '../../../core/printable.ts';

/** Text as a page may show it: what would reorder or hide it is written out, tabs stay because code needs them. */
export function shown(text: string): string {
  return text
    .split('\t')
    .map((part) => printable(part.replaceAll('\r\n', '\n'), { lines: true }))
    .join('\t');
}
