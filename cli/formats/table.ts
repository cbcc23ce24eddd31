import { displayWidth } from '../../core/display-width.ts';
import type { Style } from './style.ts';
import { type Line, type Piece, padded, wrapPieces } from './wrap.ts';

const GAP = 2;

/** A table fitted to a width: columns share what there is, cells wrap. The first row is the head. */
export function renderTable(rows: readonly (readonly (readonly Piece[])[])[], width: number, style: Style): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  if (count === 0) return [];
  const columns = Array.from({ length: count }, (_, column) => columnNeeds(rows.map((row) => row[column] ?? [])));
  const widths = shareOut(columns, width - GAP * (count - 1));
  const lines = rows.map((row) => {
    const cells = widths.map((columnWidth, column) => wrapPieces(row[column] ?? [], columnWidth));
    return Array.from({ length: Math.max(...cells.map((cell) => cell.length)) }, (_, index) =>
      cells
        .map((cell, column) => padded(cell[index] ?? EMPTY, widths[column] ?? 0))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  });
  const [head = [], ...body] = lines;
  const airy = body.some((row) => row.length > 1);
  const rule = style.dim(widths.map((columnWidth) => '─'.repeat(columnWidth)).join(' '.repeat(GAP)));
  return [...head.map((line) => style.strong(line)), rule, ...body.flatMap((row, index) => (airy && index > 0 ? ['', ...row] : row))];
}

const EMPTY: Line = { text: '', width: 0 };

interface Needs {
  /** Columns for the widest cell on one line. */
  readonly whole: number;
  /** Columns for its widest word. */
  readonly word: number;
}

function columnNeeds(cells: readonly (readonly Piece[])[]): Needs {
  const texts = cells.map((cell) => cell.map((piece) => piece.text).join(''));
  const words = texts.flatMap((text) => text.split(/[ \n]+/).map(displayWidth));
  return { whole: Math.max(1, ...texts.map(displayWidth)), word: Math.min(24, Math.max(1, ...words)) };
}

/** Narrow columns get what they need, wide ones share the rest by how much they have to say. */
function shareOut(columns: readonly Needs[], width: number): readonly number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const whole = columns.map((column) => column.whole);
  if (sum(whole) <= width) return whole;
  const least = columns.map((column) => Math.max(3, Math.min(column.whole, Math.max(column.word, Math.floor(width / columns.length / 2)))));
  if (sum(least) >= width) return least.map((columnWidth) => Math.max(3, Math.floor((columnWidth * width) / sum(least))));
  const wish = columns.map((column, index) => Math.sqrt(Math.max(0, column.whole - (least[index] ?? 0))));
  const spare = width - sum(least);
  return least.map((columnWidth, index) => Math.min(whole[index] ?? 0, columnWidth + Math.floor((spare * (wish[index] ?? 0)) / sum(wish))));
}
