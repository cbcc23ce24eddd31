import { styleText } from 'node:util';

/** Colour for meaning, never alone: whatever is coloured says the same in words. Honours NO_COLOR, FORCE_COLOR and pipes. */
export interface Style {
  strong(text: string): string;
  /** How we know: sources, targets, line numbers. */
  dim(text: string): string;
  critical(text: string): string;
  warning(text: string): string;
  /** Ruled out, done, healthy. */
  good(text: string): string;
  /** Something to type. */
  command(text: string): string;
}

type Format = Parameters<typeof styleText>[0];

/** Styles for text that goes to `stream`; the text must be printable already. */
export function styleFor(stream: NodeJS.WritableStream): Style {
  const as = (format: Format) => (text: string) => (text === '' ? '' : styleText(format, text, { stream }));
  return { strong: as('bold'), dim: as('dim'), critical: as('red'), warning: as('yellow'), good: as('green'), command: as('cyan') };
}

/** No colour at all: for files and tests. */
export const PLAIN: Style = { strong: same, dim: same, critical: same, warning: same, good: same, command: same };

function same(text: string): string {
  return text;
}

/** The width to wrap at: readable lines, and no wider than the terminal. */
export function widthOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns && stream.columns > 0 ? stream.columns : 96;
  return Math.max(30, Math.min(columns, 100));
}
