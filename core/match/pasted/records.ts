import { count } from './quantity.ts';

/** A row of a table by the names of its columns. */
export interface Found {
  readonly at: number;
  readonly cells: ReadonlyMap<string, string>;
}

export const cell = ({ cells }: Found, name: string) => cells.get(name) ?? '';
export const figure = (record: Found, name: string) => count(cell(record, name));
export const first = (records: readonly Found[]) => records[0]?.at ?? 0;
