import { findInLines, type Hit } from '../../../core/page/find.ts';
import { type PageLine, pageLines, type ReadingPage } from '../../../core/page/lines.ts';
import type { Reading } from '../reading.ts';

/** The sign of a found place stands before the line. */
const GUTTER = 2;
/** The title, a blank, and the line of the search. */
const AROUND = 3;

interface Laid {
  readonly width: number;
  readonly lines: readonly PageLine[];
  readonly wanted: string;
  readonly hits: readonly Hit[];
}

// A page is laid out once for its width and its search, and not anew with every key.
const LAID = new WeakMap<ReadingPage, Laid>();

/** The lines of the page in so many columns, and where on them is what is searched. */
export function laidOut({ page, wanted }: Pick<Reading, 'page' | 'wanted'>, columns: number): Laid {
  const width = Math.max(16, columns - GUTTER);
  const before = page && LAID.get(page);
  if (before?.width === width && before.wanted === wanted) return before;
  const lines = before?.width === width ? before.lines : page ? pageLines(page, width) : [];
  const laid = { width, lines, wanted, hits: findInLines(lines, wanted) };
  if (page) LAID.set(page, laid);
  return laid;
}

/** Lines of the page that are in sight on a screen of this height. */
export function pageRoom(height: number): number {
  return Math.max(3, height - AROUND);
}

/** The last line that can be the first in sight. */
export function lastTop(lines: readonly PageLine[], height: number): number {
  return Math.max(0, lines.length - pageRoom(height));
}

/** The first line of a block that says something. */
export function lineOfBlock(lines: readonly PageLine[], block: number): number {
  return Math.max(
    0,
    lines.findIndex((line) => line.block === block && line.spans.length > 0),
  );
}
