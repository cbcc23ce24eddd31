import { styleText } from 'node:util';
import type { Style } from '../../core/page/style.ts';

export { PLAIN, type Style } from '../../core/page/style.ts';

type Format = Parameters<typeof styleText>[0];

/** Styles for text that goes to `stream`; the text must be printable already. Honours NO_COLOR, FORCE_COLOR and pipes. */
export function styleFor(stream: NodeJS.WritableStream): Style {
  const as = (format: Format) => (text: string) => (text === '' ? '' : styleText(format, text, { stream }));
  return { strong: as('bold'), dim: as('dim'), critical: as('red'), warning: as('yellow'), good: as('green'), command: as('cyan') };
}

/** The width to wrap at: readable lines, and no wider than the terminal. */
export function widthOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns && stream.columns > 0 ? stream.columns : 96;
  return Math.max(30, Math.min(columns, 100));
}
