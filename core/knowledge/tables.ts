import type { PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import { textOf } from './markdown.ts';
import { type At, quote, type Report } from './report.ts';

/** A cell with its place and its text, marks removed. */
export interface Cell {
  readonly node: TableCell;
  readonly text: string;
  readonly children: readonly PhrasingContent[];
}

/** A row, cell by column name. */
export type Row<Column extends string> = { readonly at: TableCell } & Readonly<Record<Column, Cell>>;

/**
 * Finds the one table among nodes and reads its rows. Rows with a wrong number of cells are reported and left out;
 * most often a pipe in a message was not written `\|`.
 */
export function readTable<const Column extends string>(
  nodes: readonly RootContent[],
  where: At,
  columns: readonly Column[],
  report: Report,
  mayBeEmpty: readonly Column[] = [],
): Row<Column>[] {
  const tables = nodes.filter((node): node is Table => node.type === 'table');
  const shape = `a table | ${columns.join(' | ')} |`;
  const table = tables[0];
  if (!table) {
    report('table-columns', nodes[0] ?? where, 'section without a table', shape);
    return [];
  }
  if (tables[1]) report('table-columns', tables[1], 'second table', 'one table');
  const [head, ...rows] = table.children;
  const names = head?.children.map((cell) => textOf(cell)) ?? [];
  if (names.join('|') !== columns.join('|')) {
    report('table-columns', table, `table ${quote(`| ${names.join(' | ')} |`).slice(1, -1)}`, shape);
    return [];
  }
  if (rows.length === 0) report('table-cells', table, 'table without rows', 'at least one row');
  return rows.flatMap((row) => {
    if (row.children.length !== columns.length) {
      report('table-cells', row, `${row.children.length} cells`, `${columns.length}, with a pipe in a cell written \\|`);
      return [];
    }
    const cells = row.children.map((node): Cell => ({ node, text: textOf(node), children: node.children }));
    const empty = columns.findIndex((column, index) => cells[index]?.text === '' && !mayBeEmpty.includes(column));
    if (empty !== -1) {
      report('table-cells', cells[empty]?.node, `empty cell in column ${columns[empty]}`, 'text');
      return [];
    }
    return [{ ...Object.fromEntries(columns.map((column, index) => [column, cells[index]])), at: cells[0]?.node } as Row<Column>];
  });
}
