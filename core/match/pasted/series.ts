import { GROWING } from './figure-names.ts';
import { type Draft, defineFormat, type Example, finding, type Weights } from './format.ts';
import { rising } from './judge-figures.ts';
import type { PastedLines } from './paste.ts';
import { bytes, shown } from './quantity.ts';

interface Look {
  readonly values: readonly number[];
  readonly timed: boolean;
}

/** A time in front of figures: `10:05`, `2024-05-02T10:05:00Z`, `day 3`, `after 2h`, `t=30s`. */
const TIME =
  /^(?:[|\s]*)(?:\[?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,12})?\]?|\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|(?:day|hour|week|min(?:ute)?s?|after|t ?=|T\+|\+)\s?\d{1,5} ?\w{0,8}|\d{1,4} ?(?:min(?:utes?)?|h(?:ours?)?|d(?:ays?)?|s(?:ec)?))[\s|,:;=>-]+/i;
const MEMORY = /^(?:mem|memory|memoryusage|rss|heap|heapused|resident|workingset|vsz)$/;
/** A table without times says in its first column which round it is: any other two columns that rise may belong together. */
const ROUND = /^(?:iterations?|rounds?|requests?|runs?|loops?|cycles?)$/i;
const HEAD = /(?:^|[\s|,])(?:time|date|uptime|timestamp|hour|day|when|elapsed)(?:$|[\s|,])/i;

/** A table of times and figures that grow, with or without a header. */
export const series = defineFormat<Look>({
  id: 'series',
  row(line, head) {
    if (line.length < 200 && !/\d/.test(line)) {
      const names = namesOf(line);
      if (names.length <= 10 && (HEAD.test(line) || (names.length >= 2 && names.some(grows)))) return { head: names };
    }
    const rest = TIME.exec(line)?.[0];
    if (!rest && !head) return undefined;
    const cells = line
      .slice(rest?.length ?? 0)
      .trim()
      // Between bars a comma belongs to its figure: `2,189MB`.
      .split(line.includes('|') ? /\s*[|;\t]\s*|\s+(?![KMGT]i?B?\b)/ : /\s*[|,;\t]\s*|\s+(?![KMGT]i?B?\b)/, 12)
      .filter((cell) => cell !== '' && cell !== '|');
    // Without times each row has to be as long as its head.
    if (
      cells.length === 0 ||
      (!rest && cells.length !== head?.length) ||
      cells.some((cell) => !/^[$€~]?\d[\d.,_]{0,18} ?(?:[KMGT]?i?B|[KMG]|%|USD|ms|s)?$/i.test(cell))
    )
      return undefined;
    return {
      values: cells.map((cell) => bytes(cell.replace(/^[$€~]|[%]|USD|ms$|s$/gi, ''))),
      timed: rest !== undefined,
    };
  },
  enough: (rows) => rows.length >= 3,
  judge: (blocks, text) =>
    blocks.flatMap(({ rows, head, from }) =>
      columns(rows).map((seen, column) => {
        const name = nameOf(head, column, from, text);
        const rounds = rows[0]?.timed === false ? rows.map(({ values }) => values[0] ?? Number.NaN) : undefined;
        if (rounds && (column === 0 || !(ROUND.test(head?.[0] ?? '') || HEAD.test(head?.[0] ?? '')) || !isEven(rounds) || isPart(seen, rounds)))
          return undefined;
        return judgeColumn(seen, name);
      }),
    ),
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

/** What grows, by a whole word of its name. */
function kindOf(words: readonly string[]): (typeof GROWING)[number] | undefined {
  return words.flatMap((word) => GROWING.find(({ name }) => name.exec(word)?.[0] === word) ?? [])[0];
}

/** Rounds of as many each; the first may be the first of all. */
function isEven(rounds: readonly number[]): boolean {
  const steps = rounds.slice(1).map((round, index) => round - (rounds[index] ?? 0));
  return steps.every((step) => step > 0 && Math.abs(step - (steps.at(-1) ?? 0)) <= 0.1 * step);
}

/** Whether a column is nothing but the first one, so many times: what is made in a round, not what is left of it. */
function isPart(seen: readonly { readonly value: number }[], rounds: readonly number[]): boolean {
  const each = seen.map(({ value }, index) => value / (rounds[index] ?? 0));
  return each.every((part) => Math.abs(part - (each[0] ?? 0)) <= 0.1 * part);
}

function grows(name: string): boolean {
  const words = wordsOf(name);
  return kindOf(words) !== undefined || words.some((word) => MEMORY.test(word));
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
  const kind = kindOf(words);
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
    title: 'a table by rounds',
    text: 'iteration  rss_mb  handles\n1          91      41\n100        182     41\n200        271     42\n300        366     41',
    cause: 'memory-leak',
  },
  {
    title: 'rounds that change nothing',
    text: 'iteration  rss_mb  handles\n1          91      41\n100        95     41\n200        93     42\n300        94     41',
    cause: null,
  },
  {
    title: 'a table by requests',
    text: '| requests | memory |\n|---------:|-------:|\n| 0 | 81 MB |\n| 10000 | 172 MB |\n| 20000 | 262 MB |\n| 30000 | 351 MB |',
    cause: 'memory-leak',
  },
  { title: 'speed by threads', text: 'threads  ops\n1        41220\n2        81220\n4        161220\n8        312204', cause: null },
  { title: 'pay by the year', text: 'year usd\n2019 1200\n2020 1500\n2021 1900\n2022 2600', cause: null },
  { title: 'what so many cost', text: 'quantity,cost\n1,10\n10,90\n100,800\n1000,7000', cause: null },
  {
    title: 'memory by the size of a problem',
    text: 'n     time_ms  memory_mb\n100   12       20\n200   25       41\n300   51       80\n400   99       161',
    cause: null,
  },
  { title: 'sizes of machines', text: 'size   memory  disk\n1      2       20\n2      4       40\n3      8       80', cause: null },
  { title: 'what each round took, which is no level', text: 'requests  memory\n100  12\n200  24\n300  36\n400  48', cause: null },
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
