import { GROWING } from './figure-names.ts';
import { type Draft, defineFormat, type Example, finding, type Weights } from './format.ts';
import { rising } from './judge-figures.ts';
import type { PastedLines } from './paste.ts';
import { bytes, shown } from './quantity.ts';

interface Look {
  readonly values: readonly number[];
}

/** A time in front of figures: `10:05`, `2024-05-02T10:05:00Z`, `day 3`, `after 2h`, `t=30s`. */
const TIME =
  /^(?:[|\s]*)(?:\[?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,12})?\]?|\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|(?:day|hour|week|min(?:ute)?s?|after|t ?=|T\+|\+)\s?\d{1,5} ?\w{0,8}|\d{1,4} ?(?:min(?:utes?)?|h(?:ours?)?|d(?:ays?)?|s(?:ec)?))[\s|,:;=>-]+/i;
const MEMORY = /^(?:mem|memory|memoryusage|rss|heap|heapused|resident|workingset|vsz)$/;
const HEAD = /(?:^|[\s|,])(?:time|date|uptime|timestamp|hour|day|when|elapsed)(?:$|[\s|,])/i;

/** A table of times and figures that grow, with or without a header. */
export const series = defineFormat<Look>({
  id: 'series',
  row(line) {
    if (line.length < 200 && !/\d/.test(line) && HEAD.test(line)) return { head: namesOf(line) };
    const rest = TIME.exec(line)?.[0];
    if (!rest) return undefined;
    const cells = line
      .slice(rest.length)
      .trim()
      // Between bars a comma belongs to its figure: `2,189MB`.
      .split(line.includes('|') ? /\s*[|;\t]\s*|\s+(?![KMGT]i?B?\b)/ : /\s*[|,;\t]\s*|\s+(?![KMGT]i?B?\b)/, 12)
      .filter((cell) => cell !== '' && cell !== '|');
    if (cells.length === 0 || cells.some((cell) => !/^[$€~]?\d[\d.,_]{0,18} ?(?:[KMGT]?i?B|[KMG]|%|USD|ms|s)?$/i.test(cell))) return undefined;
    return { values: cells.map((cell) => bytes(cell.replace(/^[$€~]|[%]|USD|ms$|s$/gi, ''))) };
  },
  enough: (rows) => rows.length >= 3,
  judge: (blocks, text) => blocks.flatMap(({ rows, head, from }) => columns(rows).map((seen, column) => judgeColumn(seen, nameOf(head, column, from, text)))),
});

function namesOf(line: string): readonly string[] {
  const text = line.trim();
  return text.split(/\S {2,}\S/.test(text) ? /\s*[|,\t]\s*|\s{2,}/ : /\s*[|,\t]\s*|\s+/).filter((cell) => cell !== '');
}

/** The words of a name, two that follow one another in one, and all of them: `open_files` and `openFiles` are `openfiles`. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return [words.join(''), ...words.map((word, index) => word + (words[index + 1] ?? '')), ...words];
}

function columns(rows: readonly { readonly at: number; readonly values: readonly number[] }[]): readonly { at: number; value: number; name: string }[][] {
  const width = rows.reduce((least, { values }) => Math.min(least, values.length), Number.POSITIVE_INFINITY);
  return Array.from({ length: width }, (_, column) => rows.map(({ at, values }) => ({ at, value: values[column] ?? Number.NaN, name: '' })));
}

/** The header's word for a column, else what was said just above, where a line of the table may stand between. */
function nameOf(head: readonly string[] | undefined, column: number, from: number, { lines }: PastedLines): string {
  const given = head?.filter((cell) => !HEAD.test(cell))[column];
  return (
    given ??
    lines
      .slice(Math.max(0, from - 3), from)
      .map(({ text }) => text)
      .join(' ')
  );
}

function judgeColumn(seen: readonly { at: number; value: number; name: string }[], name: string): Draft | undefined {
  const rise = rising(seen);
  if (!rise) return undefined;
  const words = wordsOf(name);
  // By whole words: there is a `mem` in members.
  const kind = words.flatMap((word) => GROWING.find(({ name }) => name.exec(word)?.[0] === word) ?? [])[0];
  const causes: Weights | undefined = words.some((word) => MEMORY.test(word)) ? { 'memory-leak': 0.75, 'native-memory-leak': 0.45 } : kind?.causes;
  return causes
    ? finding(rise.at, `${shown(name, 40) || 'the figure'} rises with every look, ${seen.length} in a row`, causes, rise.sure && kind ? 'names' : 'points')
    : undefined;
}

export const examples = (): readonly Example[] => [
  { title: 'memory by the hour', text: 'Memory of the service:\n08:00 210MB\n09:00 290MB\n10:00 371MB\n11:00 455MB', cause: 'memory-leak' },
  {
    title: 'a table with a header',
    text: 'time   rss_mb  goroutines\n10:00  120     900\n10:05  121     2400\n10:10  122     4100\n10:15  124     6000',
    cause: 'goroutine-explosion',
  },
  {
    title: 'open files by the day',
    text: '| day | fds |\n|-----|-----|\n| day 1 | 210 |\n| day 2 | 490 |\n| day 3 | 800 |\n| day 4 | 1011 |',
    cause: 'fd-leak',
  },
  {
    title: 'a word within another',
    text: 'date,withdrawals,red_flag,wallet\n2024-01-01,120,12,20\n2024-01-02,180,30,51\n2024-01-03,240,51,90\n2024-01-04,300,77,140',
    cause: null,
  },
  {
    title: 'visitors of a site',
    text: '| date | sessions | subscribers |\n|---|---|---|\n| 2024-01-01 | 1200 | 900 |\n| 2024-02-01 | 1500 | 1000 |\n| 2024-03-01 | 1900 | 1100 |\n| 2024-04-01 | 2600 | 1600 |',
    cause: null,
  },
  { title: 'sizes of something', text: '2024-01-01 1.2 GB\n2024-02-01 1.5 GB\n2024-03-01 1.9 GB\n2024-04-01 2.6 GB', cause: null },
  { title: 'a level that stays', text: 'time  connections\n10:00  41\n10:05  44\n10:10  39\n10:15  42', cause: null },
];
