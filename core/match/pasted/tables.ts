import { type Block, type Draft, defineFormat } from './format.ts';
import { JUDGES } from './judge-tables.ts';
import type { PastedLines } from './paste.ts';

/** A row of a table with named columns; an expanded record (`\x`, `\G`) is one too. */
interface TableLine {
  readonly cells?: readonly string[];
  /** `name | value` of an expanded record. */
  readonly pair?: readonly [string, string];
  readonly starts?: boolean;
  /** How many rows there were: what follows is prose. */
  readonly ends?: boolean;
  /** A row whose header was not pasted. */
  readonly session?: ReadonlyMap<string, string>;
}

/** Of each table, one of the columns that make it: nearly every line of a log has none. */
const FIRST = new Set(JUDGES.map(({ columns: [first = ''] }) => first));

/** A table of psql, mysql, PgBouncer, Kafka, RabbitMQ, kubectl, docker …: a header that a judge knows, then rows. */
export const tables = defineFormat<TableLine>({
  id: 'table',
  row(line, head, asked) {
    const text = line.trim();
    if (/^[-+=\s|─┼]+$/.test(text)) return { starts: false };
    if (/^\(\d{1,9} rows?(?: affected)?\)$|^Empty set\b|^\d{1,9} rows? in set\b/.test(text)) return { ends: true };
    if (/^(?:-\[ RECORD \d{1,9} \]|\*{5,} {1,3}\d{1,9}\. row \*)/.test(text)) return { starts: true };
    if (/^Listing queues/.test(text)) return { head: ['name', 'messages'] };
    const cells = split(line);
    const names = cells.length >= 2 && !cells.some((cell) => /^\d/.test(cell)) ? cells.map(columnName) : [];
    if (names.some((name) => FIRST.has(name)) && JUDGES.some(({ columns }) => columns.every((column) => names.includes(column)))) return { head: names };
    if (head && cells.length >= 2) return { cells };
    const session = head ? undefined : /[|│]/.test(text) ? bareSession(cells) : QUEUES.test(asked) ? bareQueue(cells) : undefined;
    if (session) return { session };
    const [, name, value = ''] = /^([a-z_]{2,30}|[A-Z][a-z]{1,10})\s*[|:]\s?(.{0,200}?)\|?$/.exec(text) ?? [];
    return !head && name ? { pair: [columnName(name), value.trim()] } : undefined;
  },
  opens: ({ starts, session }) => starts === true || session !== undefined,
  judge(blocks, text) {
    return blocks.flatMap((block) => judgeTable(block, text));
  },
});

/** `|` and tabs part cells where there are any; otherwise two blanks do, and one where that gives the header's number. */
function split(line: string): readonly string[] {
  const text = line.replace(/^\s*[|│]|[|│]\s*$/g, '');
  if (/[|│]/.test(text)) return text.split(/[|│]/, 40).map((cell) => cell.trim());
  if (text.includes('\t'))
    return text
      .trim()
      .split('\t', 40)
      .map((cell) => cell.trim());
  // sar and mpstat write the time in front of header and rows.
  return text
    .replace(/^\d\d:\d\d:\d\d(?: [AP]M)?(?=\s)/, '')
    .replace(/ \(\w{1,12} ago\)/, '')
    .trim()
    .split(/\s+/, 40);
}

/** A row of sessions without its header: what a session does is a word of its own, and MySQL puts the seconds behind it. */
function bareSession(cells: readonly string[]): ReadonlyMap<string, string> | undefined {
  const does = cells.findIndex((each) => /^(?:idle in transaction(?: \(aborted\))?|<IDLE> in transaction(?: \(aborted\))?|Sleep|Query|Execute)$/.test(each));
  const [word = '', seconds = '', state = ''] = does < 0 ? [] : cells.slice(does);
  if (/^<?idle/i.test(word)) return new Map(Object.entries({ pid: '', state: word.replace(/[<>]/g, '') }));
  const host = cells.find((each) => /^\S+:\d{2,5}$|^localhost$/.test(each)) ?? '';
  return word !== '' && /^\d{1,9}$/.test(seconds) ? new Map(Object.entries({ command: word, time: seconds, state, host })) : undefined;
}

/** `rabbitmqctl list_queues`, whose older versions print no header. */
const QUEUES = /\blist_queues\b/;

function bareQueue(cells: readonly string[]): ReadonlyMap<string, string> | undefined {
  const [name = '', messages = ''] = cells;
  return cells.length === 2 && /^\d{1,12}$/.test(messages) ? new Map(Object.entries({ name, messages })) : undefined;
}

function columnName(cell: string): string {
  return cell.toLowerCase().replace(/["'`]/g, '').replace(/ /g, '_');
}

function judgeTable({ rows, head }: Block<TableLine>, text: PastedLines): readonly Draft[] {
  const records: { readonly at: number; readonly cells: Map<string, string> }[] = [];
  for (const { at, cells, pair, starts, ends, session } of rows) {
    if (ends) break;
    if (session) records.push({ at, cells: new Map(session) });
    else if (cells && head) records.push({ at, cells: new Map(named(head, cells)) });
    else if (starts || (pair && records.length === 0)) records.push({ at, cells: new Map() });
    if (pair) records.at(-1)?.cells.set(...pair);
  }
  const names = new Set(records.flatMap(({ cells }) => [...cells.keys()]));
  const judge = JUDGES.find(({ columns }) => columns.every((column) => names.has(column)));
  return judge ? judge.judge(records, text).filter((draft) => draft !== undefined) : [];
}

/** Where blanks part the cells and one cell holds some, the first columns are counted from the left and the last from the right. */
function named(head: readonly string[], cells: readonly string[]): [string, string][] {
  const extra = cells.length - head.length;
  return head.map((name, index) => [name, cells[extra > 0 && index > head.length / 2 ? index + extra : index] ?? '']);
}
