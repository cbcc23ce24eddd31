import { GROWING } from './figure-names.ts';
import { type Draft, defineFormat, type Example, finding, type Weights } from './format.ts';
import { rising } from './judge-figures.ts';
import type { PastedLines } from './paste.ts';
import { bytes, shown } from './quantity.ts';

interface Look {
  readonly values: readonly number[];
  readonly sized: boolean;
  readonly timed: boolean;
}

/** A time in front of figures: `10:05`, `2024-05-02T10:05:00Z`, `day 3`, `after 2h`, `t=30s`. */
const TIME =
  /^(?:[|\s]*)(?:\[?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,12})?\]?|\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|(?:day|hour|week|min(?:ute)?s?|after|t ?=|T\+|\+)\s?\d{1,5} ?\w{0,8}|\d{1,4} ?(?:min(?:utes?)?|h(?:ours?)?|d(?:ays?)?|s(?:ec)?))[\s|,:;=>-]+/i;
const MEMORY = /mem|rss|heap|resident|working set|vsz|res\b/i;
const HEAD = /(?:^|[\s|,])(?:time|date|uptime|timestamp|hour|day|when|elapsed)(?:$|[\s|,])/i;

/** A table of times and figures that grow, with or without a header. */
export const series = defineFormat<Look>({
  id: 'series',
  row(line, head) {
    if (line.length < 200 && !/\d/.test(line)) {
      const names = namesOf(line);
      if (names.length <= 10 && (HEAD.test(line) || (names.length >= 2 && names.some((name) => kindOf(name) ?? MEMORY.test(name))))) return { head: names };
    }
    const rest = TIME.exec(line)?.[0];
    if (!rest && !head) return undefined;
    const cells = line
      .slice(rest?.length ?? 0)
      .trim()
      .split(/\s*[|,;\t]\s*|\s+(?![KMGT]i?B?\b)/, 12)
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
      sized: cells.some((cell) => /[KMGT]i?B?$/i.test(cell)),
    };
  },
  enough: (rows) => rows.length >= 3,
  judge: (blocks, text) =>
    blocks.flatMap(({ rows, head, from }) =>
      columns(rows).map((seen, column) => {
        const name = nameOf(head, column, from, text);
        // Without times the first column says which round it is, be it of threads or connections.
        return column === 0 && rows[0]?.timed === false && !MEMORY.test(name) ? undefined : judgeColumn(seen, name, rows[0]?.sized ?? false);
      }),
    ),
});

function namesOf(line: string): readonly string[] {
  const text = line.toLowerCase().trim();
  return text.split(/\S {2,}\S/.test(text) ? /\s*[|,\t]\s*|\s{2,}/ : /\s*[|,\t]\s*|\s+/).filter((cell) => cell !== '');
}

/** What grows, by a word of its name. */
function kindOf(name: string): (typeof GROWING)[number] | undefined {
  return [name.replace(/[^a-z]/g, ''), ...name.split(/[^a-z_]+/)].flatMap((word) => GROWING.find((each) => each.name.test(word.replace(/_/g, ''))) ?? [])[0];
}

function columns(rows: readonly { readonly at: number; readonly values: readonly number[] }[]): readonly { at: number; value: number; name: string }[][] {
  const width = rows.reduce((least, { values }) => Math.min(least, values.length), Number.POSITIVE_INFINITY);
  return Array.from({ length: width }, (_, column) => rows.map(({ at, values }) => ({ at, value: values[column] ?? Number.NaN, name: '' })));
}

/** The header's word for a column, else what was said just above. */
function nameOf(head: readonly string[] | undefined, column: number, from: number, { lines }: PastedLines): string {
  const given = head?.filter((cell) => !HEAD.test(cell))[column];
  return (
    given ??
    lines
      .slice(Math.max(0, from - 2), from)
      .map(({ text }) => text)
      .join(' ')
      .toLowerCase()
  );
}

function judgeColumn(seen: readonly { at: number; value: number; name: string }[], name: string, sized: boolean): Draft | undefined {
  const rise = rising(seen);
  if (!rise) return undefined;
  const kind = kindOf(name);
  const causes: Weights | undefined = MEMORY.test(name) || (!kind && sized) ? { 'memory-leak': 0.75, 'native-memory-leak': 0.45 } : kind?.causes;
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
  { title: 'a level that stays', text: 'time  connections\n10:00  41\n10:05  44\n10:10  39\n10:15  42', cause: null },
];
