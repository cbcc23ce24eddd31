import { LEVELS, LIMITS } from './figure-limits.ts';
import * as names from './figure-names.ts';
import { defineFormat } from './format.ts';
import { type Figures, judgeFigures } from './judge-figures.ts';
import { bytes, count } from './quantity.ts';

const words = (list: string) => list.split(' ');
const POOL = new Set(Object.values(names.POOL).flatMap(words));
/** Names that stand for a figure wherever they appear, unlike `total` or `active`. */
const STRONG = new Set(
  [
    names.RESIDENT,
    names.HEAP,
    names.HEAP_TOTAL,
    names.EXTERNAL,
    names.OBJECTS,
    names.WORKERS,
    names.CLIENTS,
    ...LIMITS.flatMap(({ used, limit }) => [used, limit]),
    ...LEVELS.map((level) => level.names),
  ].flatMap(words),
);

/** `name=1`, `name: 1 MB`, `"name": 1`, `name => 1 of 2`. The blank of `RSS 3 GiB` will do where a unit follows. */
const NAMED =
  /(?<![\w./])([A-Za-z_][\w.-]{0,48}(?: [A-Za-z][\w.-]{0,20}){0,2})["')\]]{0,2} {0,30}(?:=>|[:=|])?[ \t]{0,20}["'<]?(\d[\d,_]{0,18}(?:\.\d{1,9})?) ?([KMGTkmg]i?[Bb](?![a-z])|bytes|[KMGT](?![a-z]))?(?: ?(?:of|\/) ?(\d{1,9}))?/g;
/** Rows of dotnet-counters, written down and watched: the name goes before its figure. */
const COUNTER = [
  /^[^,]{6,40},[\w.]{3,40},([^,(]{3,60}?)(?: \((MB|B)?[^)]{0,20}\))?,(?:Metric|Rate),(\d[\d.]{0,18})$/,
  // Of Spring, one metric at a time.
  /^[\s{[]{0,8}"name": ?"([\w.]{3,60})",.{0,120}?"value": ?()(\d[\d.]{0,18})/,
  /^\s+([a-z][\w.]{3,60}) \((By)?(?:\{\w{1,20}\})?\)\s{2,}(\d[\d,.]{0,18})$/,
  /^\s+([A-Z][\w -]{3,60}?) \((MB|B)\)\s{2,}(\d[\d,.]{0,18})$/,
];
/** A line of a log: a time or a level in front. */
const LOGGED = /^\W{0,2}(?:\d{2,4}[-:/]\d\d|\w{3} [ \d]\d \d\d:|\w{1,20}: |level=|ts=|\w{3,12}\] )/;
/** What stands between a name and its figure in a sentence. */
const FILLING = new Set(words('about at is of was now around'));
/** `139 waiting`, `10 active`. */
const BEFORE = /(?<![\w.,])(\d{1,9}) (active|idle|waiting|pending|in use|busy|queued|available|leased)\b/g;
/** `after a day   412 fds`, at the end of its line. */
const LAST = /(?<![\w.,])(\d{1,9}) (fds|open files|threads|goroutines|sockets|handles|listeners|zombies)$/g;

export const figures = defineFormat<{ readonly found: Figures; readonly strong: boolean }>({
  id: 'figures',
  row(whole, _, asked) {
    const line = COUNTER.reduce((rest, shape) => rest.replace(shape, '$1: $3$2'), whole)
      .replace(/(\d)By$/, '$1B')
      .replace(/(\w)\(['"][\w:.-]{0,40}['"]\)/g, '$1');
    const found = answered(line, asked);
    for (const [, name = '', figure = '', unit, of] of line.matchAll(NAMED)) {
      // `Timeout failure stats (total` and `HikariPool-1 active` name their figure last.
      const parts = name.split(' ').filter((word) => !FILLING.has(word));
      const key = [...parts.map((_, from) => parts.slice(from).join('')), name.slice(name.lastIndexOf('.') + 1)]
        .map(plain)
        .find((each) => POOL.has(each) || STRONG.has(each) || GROWS.test(each));
      if (!key) continue;
      const value = unit ? bytes(`${figure.replace(/,$/, '')}${unit}`) : count(figure.replace(/,$/, ''));
      if (value >= 0 && !found.has(key)) found.set(key, value);
      if (of) found.set(`${key}.of`, Number(of));
    }
    for (const [, figure, name = ''] of [...line.matchAll(BEFORE), ...line.matchAll(LAST)]) if (!found.has(plain(name))) found.set(plain(name), Number(figure));
    const known = [...found.keys()];
    const pooled = known.filter((key) => POOL.has(key)).length;
    const strong = known.some((key) => STRONG.has(key)) || pooled >= 2;
    return strong ||
      (pooled === 1 && /^[\s"'|-]{0,20}[\w. ]{1,40}["']?\s{0,20}[:=]/.test(line)) ||
      (known.length > 0 && (/^(?:\d{1,9}\s+)?[\w.-]{1,40} ?[:=] ?\d/.test(line.trim()) || LOGGED.test(line)))
      ? { found, strong }
      : undefined;
  },
  enough: (rows) => rows.some(({ strong }) => strong) || rows.length >= 3,
  judge: (blocks, text) =>
    judgeFigures(
      blocks.flatMap(({ rows }) => rows),
      text,
    ),
});

const GROWS =
  /^(?:\w*(?:connections|sockets|descriptors|handles|threads|goroutines|listeners|zombies|openfiles|fds|(?:connection|socket|handle|thread)count)|(?:used)?mem(?:ory)?(?:usage|used|use|size|mb|consumption)?|(?:heap)?alloc|cost)$/;

/** A figure alone is what the command asked for: `cat …/nf_conntrack_count`, `SHOW max_connections;`. */
function answered(line: string, asked: string): Map<string, number> {
  const [, first = '', third] = /^[\s|]*(\d{1,15})(?:\s+\d{1,15}\s+(\d{1,19}))?[\s|]*$/.exec(line) ?? [];
  if (first === '') return new Map();
  if (third !== undefined && asked.includes('file-nr')) return new Map(Object.entries({ nodefilefdallocated: count(first), nodefilefdmaximum: count(third) }));
  if (/count\(.{0,20}pg_stat_activity/i.test(asked)) return new Map([['pgstatdatabasenumbackends', count(first)]]);
  const [, asks = ''] = /([\w.]{3,60})[\s;'"]*$/.exec(asked.slice(-64)) ?? [];
  const name = [asks, asks.slice(asks.lastIndexOf('.') + 1)].map(plain).find((each) => STRONG.has(each));
  return new Map(name === undefined ? [] : [[name, count(first)]]);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
