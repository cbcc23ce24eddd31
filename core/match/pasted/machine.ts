import { type Block, type Draft, defineFormat, type Example, finding } from './format.ts';
import { bytes, shownBytes } from './quantity.ts';

interface MachineRow {
  /** Of `free`. */
  readonly total?: number;
  readonly available?: number;
  /** Of vmstat, mpstat and the head of top: shares of the processor. */
  readonly user?: number;
  readonly waiting?: number;
  /** KiB a second that vmstat sees go to and come from the swap space. */
  readonly swapped?: number;
  readonly zombies?: number;
  readonly tasks?: number;
}

/** The whole machine: `free`, `vmstat`, `/proc/meminfo`, the head of `top`. */
export const machine = defineFormat<MachineRow>({
  id: 'machine',
  row(line, head) {
    const text = line.trim();
    if (/^total\s+used\s+free\b|^procs\s+-+memory|^r\s+b\s+(?:swpd|avm)\b/.test(text)) return { head: text.split(/\s+/, 30) };
    const tasks = /^(?:Tasks|Threads):?\s+(\d{1,9})(?: total)?,.{0,120}?(\d{1,9}) zombie/.exec(text);
    if (tasks) return { tasks: Number(tasks[1]), zombies: Number(tasks[2]) };
    const cpu = /^%?Cpu(?:\(s\)|\d{1,4})\s*:\s*([\d.]{1,6})[ %]*us,\s*([\d.]{1,6})[ %]*sy,.{0,60}?([\d.]{1,6})[ %]*wa/.exec(text);
    if (cpu) return { user: Number(cpu[1]) + Number(cpu[2]), waiting: Number(cpu[3]) };
    const memory = /^(?:Mem|Swap|KiB Mem|MiB Mem|GiB Mem)\s*:\s*([\d.]{1,12}[KMGT]?i?B?)\s*(?:total,|\s)(.{0,120})$/.exec(text);
    if (memory) {
      const cells = (memory[2] ?? '').split(/[\s,]+/).filter((cell) => /^\d/.test(cell));
      const total = bytes(memory[1], 1024);
      // `available` is the sixth column; older tools have none, and top orders it otherwise.
      return /^Mem/.test(text) && head?.includes('available') && cells.length >= 5 ? { total, available: bytes(cells[4], 1024) } : {};
    }
    const numbers = head?.includes('us') ? text.split(/\s+/, 30).map(Number) : [];
    if (numbers.length < 15 || numbers.some((number) => !(number >= 0))) return undefined;
    const cell = (name: string) => numbers[(head?.length ?? 0) - numbers.length >= 0 ? (head?.indexOf(name) ?? 0) : 0] ?? 0;
    return { user: cell('us') + cell('sy'), waiting: cell('wa'), swapped: Math.min(cell('si'), cell('so')) };
  },
  judge: (blocks) => blocks.flatMap(judgeMachine),
});

function judgeMachine({ rows }: Block<MachineRow>): readonly (Draft | undefined)[] {
  const last = rows.at(-1);
  const dead = rows.find(({ zombies = 0, tasks = 0 }) => zombies >= 10 || (zombies >= 3 && zombies >= 0.2 * tasks));
  const low = rows.find(({ total = 0, available }) => available !== undefined && available <= 0.05 * total);
  const busy = rows.filter(({ user = 0 }) => user >= 95);
  const swaps = rows.filter(({ swapped = 0 }) => swapped >= 500);
  const waits = rows.filter(({ waiting = 0 }) => waiting >= 50);
  const known = rows.filter(({ user }) => user !== undefined).length;
  return [
    dead
      ? finding(dead.at, `${dead.zombies} of ${dead.tasks} tasks are zombies`, { 'zombie-process-leak': 0.9 }, (dead.zombies ?? 0) >= 50 ? 'names' : 'points')
      : undefined,
    low
      ? finding(low.at, `${shownBytes(low.available ?? 0)} of ${shownBytes(low.total ?? 0)} are available`, { 'memory-leak': 0.5, 'native-memory-leak': 0.35 })
      : undefined,
    known > 1 && swaps.length >= 0.6 * known
      ? finding(swaps[0]?.at ?? 0, `${swaps[0]?.swapped} KiB a second go to the swap space and come back: memory is out`, {
          'memory-leak': 0.65,
          'native-memory-leak': 0.4,
        })
      : undefined,
    known > 0 && busy.length >= 0.6 * known
      ? finding(last?.at ?? 0, `the processors are ${Math.round(busy.at(-1)?.user ?? 0)} % busy`, { 'cpu-runaway': 0.55, 'traffic-growth': 0.35 })
      : undefined,
    known > 0 && waits.length >= 0.6 * known
      ? finding(last?.at ?? 0, `the processors wait ${waits.at(-1)?.waiting} % of the time for the disk`, {
          'dependency-unreachable': 0.45,
          'slow-or-blocked-sql': 0.3,
        })
      : undefined,
  ];
}

export const examples = (): readonly Example[] => [
  {
    title: 'the head of top with zombies',
    text: 'top - 10:11:12 up 9 days,  load average: 0.31, 0.28, 0.25\nTasks: 900 total,   1 running, 180 sleeping,   0 stopped, 719 zombie\n%Cpu(s):  2.0 us,  1.0 sy,  0.0 ni, 97.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st',
    cause: 'zombie-process-leak',
    says: '719 of 900',
  },
  {
    title: 'free without memory left',
    text: '              total        used        free      shared  buff/cache   available\nMem:          15885       15402         120          10         362         201\nSwap:             0           0           0',
    cause: 'memory-leak',
  },
  {
    title: 'memory that the page cache uses is free',
    text: '              total        used        free      shared  buff/cache   available\nMem:          15885        3402         120          10       12362       12001\nSwap:             0           0           0',
    cause: null,
  },
  {
    title: 'vmstat, memory goes out and comes back',
    text: ' r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n 2  9 2097100  81200   1000  90000 4100 5200  9100  5300  900 1900  7 12  1 80  0\n 1 11 2097140  80100   1000  90100 4400 4900  8800  5100  900 1900  8 12  0 80  0',
    cause: 'memory-leak',
    says: '4100',
  },
  {
    title: 'vmstat at rest',
    text: ' r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n 1  0   2100  812000   1000  90000   0   12    91    53  900 1900  7  2 91  0  0\n 1  0   2100  811000   1000  90100   0    0    88    51  900 1900  8  2 90  0  0',
    cause: null,
  },
  {
    title: 'vmstat',
    text: 'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n 9  0      0 812000  10000 900000    0    0     0     9  900 1900 97  2  1  0  0\n 8  0      0 812000  10000 900000    0    0     0     9  900 1900 98  2  0  0  0',
    cause: 'cpu-runaway',
  },
];
