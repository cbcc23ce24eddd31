import { type Draft, defineFormat, type Example, finding, type Row, type Weights } from './format.ts';
import { count, largest, shown, shownBytes, sum } from './quantity.ts';

interface Event {
  readonly line: RegExp;
  readonly noun: string;
  readonly causes: Weights;
  readonly sure?: true;
}

interface KernelLine {
  readonly event?: Event;
  /** A row of the table of tasks that the kernel prints when memory is out; pages of 4 KiB. */
  readonly task?: { readonly name: string; readonly pages: number };
}

/** Lines of one sort that say something by themselves, of the kernel and of runtimes. */
const EVENTS: readonly Event[] = [
  {
    line: /nf_conntrack: (?:nf_conntrack: )?table full|ip_conntrack: table full/,
    noun: 'the connection tracking table was full',
    causes: { 'conntrack-table-full': 0.95 },
    sure: true,
  },
  { line: /neighbou?r(?: table overflow|: arp_cache)/i, noun: 'the neighbour (ARP) table overflowed', causes: { 'limit-too-low': 0.8 } },
  {
    line: /TCP: (?:out of memory|too many orphaned sockets)/,
    noun: 'the memory for TCP was used up',
    causes: { 'connection-leak': 0.65, 'limit-too-low': 0.5 },
  },
  { line: /VFS: file-max limit \d+ reached/, noun: 'no descriptor was left on the whole machine', causes: { 'fd-leak': 0.85 } },
  {
    line: /fork rejected by pids controller/,
    noun: 'the group had no process left to start',
    causes: { 'thread-explosion': 0.65, 'zombie-process-leak': 0.55 },
  },
  { line: /possible SYN flooding on port/i, noun: 'the accept queue overflowed', causes: { 'worker-starvation': 0.55, 'traffic-growth': 0.55 } },
  {
    line: /blocked for more than \d+ seconds|nfs: server \S+ not responding/,
    noun: 'a task waited for a disk or a network file system',
    causes: { 'dependency-unreachable': 0.7, 'missing-timeout': 0.3 },
  },
  {
    line: /Killed process \d+|oom-kill:|oom_reaper:|invoked oom-killer|Memory cgroup out of memory|Out of memory: Kill/,
    noun: 'a process was killed because memory was out',
    causes: { 'memory-leak': 0.7, 'native-memory-leak': 0.45, 'limit-too-low': 0.3 },
  },
  {
    line: /^\s*\d{7,12} +\d{7,12} +\d{2,3}% +[\d.]{1,9}K +\d{1,9} +\d{1,6} +\d{7,12}K /,
    noun: 'the kernel held more than a gigabyte in objects of one sort (slabtop)',
    causes: { 'native-memory-leak': 0.65, 'fd-leak': 0.3 },
  },
  {
    line: /^\d\d:\d\d:\d\d(?: [AP]M)? +(?:\d{1,9} +){1,2}(?:[\d.]{1,8} +){3,4}(?:9[5-9]|\d{3,5})\.\d\d +\d{1,4} +\S/,
    noun: 'a process took a whole processor (pidstat)',
    causes: { 'cpu-runaway': 0.65 },
  },
  {
    line: /"state" ?: ?"idle in transaction|^\s*\d{1,9} .*\sidle in trans\s/,
    noun: 'a session is idle in a transaction',
    causes: { 'idle-in-transaction': 0.8 },
  },
  {
    line: /---TRANSACTION \d+, ACTIVE \d{2,} sec/,
    noun: 'a transaction of InnoDB has been open for long',
    causes: { 'idle-in-transaction': 0.7, 'slow-or-blocked-sql': 0.5 },
  },
  {
    line: /^\s*(?:ipv[46] +\d+ +)?tcp +6 +\d+ [A-Z_]+ src=|\b(?:insert_failed|early_drop)=[1-9]/,
    noun: 'the connection tracking table holds or drops connections',
    causes: { 'conntrack-table-full': 0.65 },
  },
  { line: /WORKER: \(Busy=(?!0,)\d+,Free=\d+,Min=\d{1,2},/, noun: 'workers of the .NET thread pool were busy', causes: { 'worker-starvation': 0.6 } },
];

export const kernel = defineFormat<KernelLine>({
  id: 'kernel-log',
  row(line) {
    const event = EVENTS.find((each) => each.line.test(line));
    if (event) return { event };
    const cells = /(?:^|\s)\[ *\d{1,10}\] +(\d[\d -]{8,120}) ([\w./:()-]{1,40})\s*$/.exec(line);
    const figures = cells?.[1]?.trim().split(/\s+/) ?? [];
    // uid tgid total_vm rss …
    return cells?.[2] && figures.length >= 6 ? { task: { name: cells[2], pages: count(figures[3]) } } : undefined;
  },
  judge: (blocks) => {
    const rows = blocks.flatMap((block) => block.rows);
    return [...events(rows), crowd(rows)];
  },
});

function events(rows: readonly Row<KernelLine>[]): readonly Draft[] {
  return [...Map.groupBy(rows, ({ event }) => event)].flatMap(([event, found]) => {
    if (!event) return [];
    const times = found.length > 1 ? ` ${found.length} times` : '';
    return [finding(found[0]?.at ?? 0, `${event.noun}${times}`, event.causes, event.sure ? 'names' : 'points')];
  });
}

/** Names that a log writes in front of each line: their numbers tell how often such a thing was made. */
const NUMBERED: readonly Event[] = [
  { line: /\bpool-\d{3,6}-thread-\d/, noun: 'a pool of threads has a three-digit number: a new one is made each time', causes: { 'thread-explosion': 0.7 } },
  {
    line: /\bHikariPool-(?:[2-9]\d|\d{3,})\b/,
    noun: 'a connection pool has a two-digit number: a new one is made each time',
    causes: { 'connection-leak': 0.6, 'db-server-connections-exhausted': 0.6 },
  },
];

/** Asked last: the line behind the name may say more. */
export const numbered = defineFormat<KernelLine>({
  id: 'numbered-names',
  row(line) {
    const event = NUMBERED.find((each) => each.line.test(line));
    return event && { event };
  },
  judge: (blocks) => events(blocks.flatMap(({ rows }) => rows)),
});

/** Who held the memory when it was out. */
function crowd(rows: readonly Row<KernelLine>[]): Draft | undefined {
  const tasks = rows.flatMap(({ at, task }) => (task ? [{ at, ...task }] : []));
  const total = sum(tasks.map(({ pages }) => pages));
  const [most] = [...tasks].sort((a, b) => b.pages - a.pages);
  const family = largest(tasks, ({ name }) => name);
  if (family.rows.length >= 20 && family.rows.length >= 0.5 * tasks.length) {
    return finding(family.rows[0]?.at ?? 0, `${family.rows.length} of ${tasks.length} tasks are ${shown(family.key)}: they pile up`, {
      'missing-timeout': 0.55,
      'thread-explosion': 0.5,
      'memory-leak': 0.3,
    });
  }
  return most && most.pages >= 0.5 * total && tasks.length >= 3
    ? finding(most.at, `${shown(most.name)} held ${shownBytes(most.pages * 4096)} when memory was out`, { 'memory-leak': 0.8, 'native-memory-leak': 0.45 })
    : undefined;
}

export const examples = (): readonly Example[] => [
  { title: 'a session of PostgreSQL as JSON', text: '{"pid":911,"state":"idle in transaction","query":"SELECT 1"}', cause: 'idle-in-transaction' },
  {
    title: 'conntrack',
    text: '[88121.1] nf_conntrack: nf_conntrack: table full, dropping packet\n[88121.2] nf_conntrack: nf_conntrack: table full, dropping packet',
    cause: 'conntrack-table-full',
    says: '2 times',
  },
  {
    title: 'who held the memory',
    text: '[12.1] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name\n[12.1] [    411]     0   411     9000      900    90000        0         -1000 sshd\n[12.1] [    812]  1000   812  2400000  1910000 17000000        0             0 ruby\n[12.1] [    913]     0   913     9000      100    90000        0             0 cron',
    cause: 'memory-leak',
    says: 'ruby held 7.3 GB',
  },
  { title: 'neighbours', text: 'kernel: neighbour: arp_cache: neighbor table overflow!', cause: 'limit-too-low' },
];
