import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { count, shownBytes, sum } from './quantity.ts';

interface Mapping {
  readonly resident: number;
  readonly anonymous: boolean;
  /** Where the runtime of Go keeps its heap, or the break of the process. */
  readonly heap: boolean;
}

/** Anonymous memory that is worth a word. */
const LEAST = 256 * 1024 ** 2;

/** `pmap -x`: what is resident in files, in the heap, and in mappings without a name. */
export const memoryMaps = defineFormat<Mapping>({
  id: 'memory-maps',
  row(line) {
    if (/^Address\s+Kbytes\s+RSS/.test(line.trim())) return { head: [] };
    const row = /^\s*([\da-f]{8,16})\s+\d{1,14}K?\s+(\d{1,14})\s+\d{1,14}\s+[r-][w-][x-][sp-]?-?\s+(.{1,200})$/.exec(line);
    return row
      ? {
          resident: count(row[2]) * 1024,
          anonymous: /\[ ?(?:anon|heap|stack)/.test(row[3] ?? ''),
          heap: /^0*c0/.test(row[1] ?? '') || /heap/.test(row[3] ?? ''),
        }
      : undefined;
  },
  enough: (rows) => rows.length >= 3,
  judge: (blocks) => blocks.map(({ rows }) => judgeMaps(rows)),
});

function judgeMaps(rows: readonly Row<Mapping>[]): Draft | undefined {
  const anonymous = rows.filter((row) => row.anonymous);
  const [held, all] = [sum(anonymous.map(({ resident }) => resident)), sum(rows.map(({ resident }) => resident))];
  const [most] = anonymous.toSorted((a, b) => b.resident - a.resident);
  if (!most || held < LEAST || held < 0.6 * all) return undefined;
  const says = `${shownBytes(held)} lie in memory without a file, ${shownBytes(most.resident)} of it in one mapping`;
  return most.heap
    ? finding(most.at, says, { 'memory-leak': 0.7, 'native-memory-leak': 0.55 })
    : finding(most.at, says, { 'native-memory-leak': 0.7, 'memory-leak': 0.6 });
}

export const examples = (): readonly Example[] => [
  {
    title: 'arenas of the allocator',
    text: 'Address           Kbytes     RSS   Dirty Mode  Mapping\n0000555501000000    9000    4100       0 r-x-- app\n00007f10a0000000  401000  400100  400100 rw---   [ anon ]\n00007f10c0000000  211000  208000  208000 rw---   [ anon ]\n00007f10e0000000    2048    1100       0 r-x-- libc.so.6',
    cause: 'native-memory-leak',
    says: '593.8 MB',
  },
  {
    title: 'the heap of Go',
    text: '0000000000400000    9000    4100       0 r-x-- app\n000000c000000000 3145728 2900000 2900000 rw---   [ anon ]\n00007f10e0000000    2048    1100       0 r-x-- libc.so.6',
    cause: 'memory-leak',
  },
  {
    title: 'a small program',
    text: '0000000000400000    9000    4100       0 r-x-- app\n0000555501000000    2048    1800    1800 rw---   [ anon ]\n00007f10e0000000    2048    1100       0 r-x-- libc.so.6',
    cause: null,
  },
];
