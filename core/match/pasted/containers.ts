import { type Block, type Draft, defineFormat, type Example, finding } from './format.ts';
import { shown, shownBytes } from './quantity.ts';
import { shapeOf } from './shapes.ts';

/** A container, a pod or a service, as one look shows it. */
interface Container {
  /** With the id or the namespace in front: two hosts may call theirs the same. */
  readonly name: string;
  readonly used: number;
  /** Of the memory that it may use, in per cent; NaN where no limit is shown. */
  readonly share: number;
  /** Processes and threads. */
  readonly tasks: number;
}

const GROWN = { times: 1.3, bytes: 50 * 1024 ** 2 };
const MANY_TASKS = 1000;

/** `docker stats`, `kubectl top pod` and `pm2 list`. */
const SHAPES: readonly RegExp[] = [
  /^(?<name>(?:[\da-f]{12}\s+)?(?:[^\s%]{1,120}\s+)?)[\d.]{1,9}%\s+(?<used>[\d.]{1,9} ?[kKMG]?i?B) \/ [\d.]{1,9} ?[kKMGT]?i?B\s+(?<share>[\d.]{1,9})%(?:.{0,120}\s(?<tasks>\d{1,9}))?$/,
  /^(?<name>(?:\S{1,120}\s+){1,3}?)\d{1,9}m\s+(?<used>\d{1,9}[KMG]i)$/,
  /^[│|]\s*\d{1,4}\s*[│|]\s*(?<name>\S{1,80})\s*[│|].{1,200}?\bonline\s*[│|].{0,20}?[│|]\s*(?<used>[\d.]{1,9}[kmg]b)\s*[│|]/,
];

export const containers = defineFormat<Container>({
  id: 'containers',
  row(line) {
    const text = line.trim();
    if (/^(?:CONTAINER(?: ID)?\s+.*MEM USAGE|(?:NAMESPACE\s+)?(?:POD\s+)?NAME\s+CPU\(cores\)\s+MEMORY)/.test(text)) return { head: [] };
    const read = shapeOf<Container>(SHAPES, text);
    return read && { name: '', used: Number.NaN, share: Number.NaN, tasks: Number.NaN, ...read };
  },
  judge: (blocks) => [tight(blocks), crowded(blocks), grown(blocks)],
});

function rowsOf(blocks: readonly Block<Container>[]) {
  return blocks.flatMap(({ rows }) => rows);
}

function tight(blocks: readonly Block<Container>[]): Draft | undefined {
  const row = rowsOf(blocks).find(({ share }) => share >= 95 && share <= 100);
  return (
    row && finding(row.at, `the container uses ${row.share} % of the memory it may`, { 'memory-leak': 0.65, 'native-memory-leak': 0.4, 'limit-too-low': 0.35 })
  );
}

function crowded(blocks: readonly Block<Container>[]): Draft | undefined {
  const row = rowsOf(blocks).find(({ tasks }) => tasks >= MANY_TASKS);
  return row && finding(row.at, `${row.tasks} processes and threads run in one container`, { 'thread-explosion': 0.75, 'zombie-process-leak': 0.4 });
}

/** The same one in two looks or more. */
function grown(blocks: readonly Block<Container>[]): Draft | undefined {
  // Twice in one look it is two of one name, of which none can be followed.
  const single = blocks.flatMap(({ rows }) => [...Map.groupBy(rows, ({ name }) => name).values()].filter((same) => same.length === 1).flat());
  for (const looks of Map.groupBy(single, ({ name }) => name).values()) {
    const [first, last] = [looks[0], looks.at(-1)];
    if (first && last && last.used >= GROWN.times * first.used && last.used - first.used >= GROWN.bytes)
      return finding(
        last.at,
        `${shown(last.name.trim(), 60)} grew from ${shownBytes(first.used)} to ${shownBytes(last.used)}`,
        { 'memory-leak': 0.75, 'native-memory-leak': 0.45 },
        looks.length >= 4 ? 'names' : 'points',
      );
  }
  return undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'near the limit',
    text: 'CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   api   3.2%   1.94GiB / 2GiB   97.0%   1GB / 2GB   0B / 0B   41',
    cause: 'memory-leak',
    says: '97',
  },
  {
    title: 'many processes',
    text: 'CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   api   3.2%   310MiB / 7.6GiB   4.0%   1GB / 2GB   0B / 0B   9120',
    cause: 'thread-explosion',
    says: '9120',
  },
  {
    title: 'two processors, which may well be work',
    text: 'CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   api   199.8%   310MiB / 7.6GiB   4.0%   1GB / 2GB   0B / 0B   41',
    cause: null,
  },
  {
    title: 'at rest',
    text: 'CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   api   3.2%   310MiB / 2GiB   15.1%   1GB / 2GB   0B / 0B   41',
    cause: null,
  },
  {
    title: 'a pod in three looks',
    text: '$ kubectl top pod\nNAME     CPU(cores)   MEMORY(bytes)\napi-6f   12m          410Mi\n$ kubectl top pod\nNAME     CPU(cores)   MEMORY(bytes)\napi-6f   11m          702Mi\n$ kubectl top pod\nNAME     CPU(cores)   MEMORY(bytes)\napi-6f   12m          1290Mi',
    cause: 'memory-leak',
    says: '410 MB to 1.3 GB',
  },
  {
    title: 'pods that are alike',
    text: 'NAME            CPU(cores)   MEMORY(bytes)\napi-6f-2xk4p    12m          210Mi\napi-6f-9qzpl    14m          214Mi\nworker-5b-lmk   102m         812Mi',
    cause: null,
  },
  {
    title: 'a database that fills what it was given',
    text: 'CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   mysql   3.2%   1.8GiB / 2GiB   90.0%   1GB / 2GB   0B / 0B   41',
    cause: null,
  },
  {
    title: 'containers without their names',
    text: 'CONTAINER      CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n9c1f00aa21bb   0.07%   50.1MiB / 2GiB   2.4%   1GB / 2GB   0B / 0B   41\n8d1f00aa21cc   0.04%   512.4MiB / 2GiB   25.0%   1GB / 2GB   0B / 0B   41',
    cause: null,
  },
  {
    title: 'workers of one service of pm2',
    text: '│ 0  │ api      │ cluster  │ 2    │ online    │ 0%       │ 81.2mb   │\n│ 1  │ api      │ cluster  │ 2    │ online    │ 0%       │ 181.2mb  │',
    cause: null,
  },
  {
    title: 'services of pm2, a day apart',
    text: '│ 0  │ api      │ fork     │ 2    │ online    │ 0%       │ 91.2mb   │\n\nnext day\n\n│ 0  │ api      │ fork     │ 2    │ online    │ 0%       │ 1.1gb    │',
    cause: 'memory-leak',
  },
];
