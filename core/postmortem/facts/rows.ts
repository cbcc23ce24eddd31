import type { Nodes, RootContent, Table } from 'mdast';
import { textOf } from '../../knowledge/markdown.ts';
import { type At, spotOf } from '../../knowledge/report.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { printable } from '../../printable.ts';
import { kindNamed } from './kinds.ts';
import type { Part } from './parts.ts';
import { type RowTime, readLeadingTime } from './row-time.ts';

/** A row of a timeline as written: of a table, or a list item or paragraph that starts with a time. */
export interface WrittenRow {
  /** The time. */
  readonly at: At;
  /** As written, made safe to print: messages name rows by it. */
  readonly timeText: string;
  /** Undefined where it cannot be read, or is not recorded. */
  readonly time: RowTime | undefined;
  /** One of EVENT_KINDS; undefined without a column for it. */
  readonly kind: string | undefined;
  readonly text: string;
  /** Where what happened is told. */
  readonly textAt: At;
  readonly nodes: readonly Nodes[];
  /** Rows under one heading form a group; rows of different groups are not held to an order. */
  readonly group: number;
  /** The heading of its group. */
  readonly heading: string;
  /** Made from the record, so its source is known. */
  readonly generated: boolean;
  readonly inTable: boolean;
}

const TIME_COLUMN = /\b(?:time|when|date|utc)\b/i;
const KIND_COLUMN = /^(?:kind|type|status)$/i;
const GENERATED = /^<!--\s*(\/?)generated:timeline\b/;

/** Every row of the parts, in the order written. */
export function readRows(parts: readonly Part[]): WrittenRow[] {
  const rows: WrittenRow[] = [];
  let group = -1;
  for (const part of parts) {
    let heading = part.heading;
    let generated = false;
    group++;
    const add = (node: RootContent, found: readonly WrittenRowPart[]) =>
      rows.push(...found.map((row) => ({ ...row, group, heading, generated, inTable: node.type === 'table' })));
    for (const node of part.nodes) {
      if (node.type === 'html') generated = GENERATED.test(node.value) && GENERATED.exec(node.value)?.[1] === '';
      else if (node.type === 'heading') {
        heading = textOf(node);
        group++;
      } else if (node.type === 'table') add(node, tableRows(node));
      else if (node.type === 'list')
        add(
          node,
          node.children.flatMap((item) => (item.children[0] ? lineRow(item.children[0], item) : [])),
        );
      else if (node.type === 'paragraph') add(node, lineRow(node, node));
    }
  }
  return rows;
}

type WrittenRowPart = Omit<WrittenRow, 'group' | 'heading' | 'generated' | 'inTable'>;

function tableRows({ children: [head, ...rows] }: Table): WrittenRowPart[] {
  const names = head?.children.map(textOf) ?? [];
  const timeColumn = names.findIndex((name) => TIME_COLUMN.test(name));
  if (timeColumn === -1) return [];
  const kindColumn = names.findIndex((name) => KIND_COLUMN.test(name.trim()));
  return rows.flatMap((row) => {
    const cell = row.children[timeColumn];
    const timeText = cell ? textOf(cell) : '';
    const others = row.children.filter((_, index) => index !== timeColumn && index !== kindColumn);
    const text = others.map(textOf).join(' ').trim();
    if (!cell || (timeText === '' && text === '')) return [];
    const kindCell = kindColumn === -1 ? undefined : row.children[kindColumn];
    return [
      {
        at: cell.children[0] ?? cell,
        timeText: printable(timeText),
        time: wholeTime(timeText),
        kind: kindCell ? kindNamed(textOf(kindCell)) : undefined,
        text,
        textAt: others[0]?.children[0] ?? others[0] ?? cell,
        nodes: row.children,
      },
    ];
  });
}

/** A cell holds a time and nothing else, but for the end of a stretch of time. */
function wholeTime(text: string): RowTime | undefined {
  if (text === NOT_RECORDED) return undefined;
  const found = readLeadingTime(text);
  const rest = found && text.slice(found.length).trim();
  return rest === '' || (rest !== undefined && /^(?:[-–—]|to\b|until\b|\(|,|\+)/.test(rest)) ? found?.time : undefined;
}

function lineRow(first: Nodes, whole: Nodes): WrittenRowPart[] {
  if (first.type !== 'paragraph') return [];
  const text = textOf(first);
  const skipped = /^[[(*]*/.exec(text)?.[0].length ?? 0;
  const found = readLeadingTime(text.slice(skipped));
  if (!found || (found.time.clock === undefined && !found.time.date)) return [];
  const rest = text.slice(skipped + found.length);
  const sep = /^[\])*]*\s*(?:\([^)]{1,20}\)\s*)?[-–—:,|]+\s*|^[\])]+\s*|^\s+(?=[A-Z])/.exec(rest);
  if (!sep) return [];
  const day = readLeadingTime(/^\s*\(([^)]*)\)/.exec(rest)?.[1] ?? '')?.time.date;
  const time = { ...found.time, ...(day === undefined || found.time.date !== undefined ? {} : { date: day, wordy: true }) };
  const at = spotOf(first);
  return [
    {
      at,
      timeText: printable(text.slice(skipped, skipped + found.length)),
      time,
      kind: undefined,
      text: rest.slice(sep[0].length),
      textAt: first,
      nodes: [whole],
    },
  ];
}
