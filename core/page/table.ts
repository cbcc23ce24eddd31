import { displayWidth } from '../display-width.ts';
import type { Style } from './style.ts';
import { type Line, type Piece, padded, wrapPieces } from './wrap.ts';

const GAP = 2;

/** A table fitted to a width: columns share what there is, cells wrap. The first row is the head. Where words would be cut, rows become lists. */
export function renderTable(rows: readonly (readonly (readonly Piece[])[])[], width: number, style: Style): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  if (count === 0) return [];
  const columns = Array.from({ length: count }, (_, column) => columnNeeds(rows.map((row) => row[column] ?? [])));
  const room = width - GAP * (count - 1);
  if (sum(columns.map(({ word }) => word)) > room) return renderRecords(rows, width, style);
  const widths = shareOut(columns, room);
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

/** Each row for itself: its first cell, and under it the others with the names of their columns. */
function renderRecords([head = [], ...rows]: readonly (readonly (readonly Piece[])[])[], width: number, style: Style): readonly string[] {
  return rows.flatMap(([first = [], ...others], index) => [
    ...(index > 0 ? [''] : []),
    ...wrapPieces(first, width).map((line) => line.text),
    ...others.flatMap((cell, column) => (cell.length > 0 ? named(head[column + 1] ?? [], cell, width, style) : [])),
  ]);
}

function named(name: readonly Piece[], cell: readonly Piece[], width: number, style: Style): readonly string[] {
  const pieces = [...name.map((piece) => ({ ...piece, look: style.dim })), { text: ': ', look: style.dim }, ...cell];
  return wrapPieces(pieces, width - GAP).map((line) => ' '.repeat(GAP) + line.text);
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

/** Narrow columns get what they need, wide ones share the rest by how much they have to say. The widest words fit. */
function shareOut(columns: readonly Needs[], width: number): readonly number[] {
  const whole = columns.map((column) => column.whole);
  if (sum(whole) <= width) return whole;
  const words = columns.map((column) => Math.min(column.whole, column.word));
  const roomy = columns.map((column) => Math.max(3, Math.min(column.whole, Math.max(column.word, Math.floor(width / columns.length / 2)))));
  const least = sum(roomy) < width ? roomy : words;
  const wish = columns.map((column, index) => Math.sqrt(Math.max(0, column.whole - (least[index] ?? 0))));
  const spare = width - sum(least);
  return least.map((columnWidth, index) => Math.min(whole[index] ?? 0, columnWidth + Math.floor((spare * (wish[index] ?? 0)) / sum(wish))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
