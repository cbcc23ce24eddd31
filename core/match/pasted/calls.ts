import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { count, sum } from './quantity.ts';

interface Call {
  readonly name: string;
  /** What it gave back at once, or undefined for a row of `strace -c`. */
  readonly gave?: string;
  /** Of `strace -c`. */
  readonly share?: number;
  readonly times?: number;
}

/** Calls that ask whether there is something to do, or what the time is. */
const ASKS = /^(?:p?poll|ppoll|epoll_p?wait2?|p?select6?|_newselect|clock_gettime|gettimeofday|sched_yield|kevent|getpid|restart_syscall)$/;
const WAITS = /poll|select|kevent/;
/** Calls in a trace that together are no accident. */
const LEAST_CALLS = 3;
/** So often in one look of `strace -c`, a call is made without a pause. */
const LEAST_TIMES = 10_000;

/** System calls one after another, as strace and truss write them, and the table of `strace -c`. */
export const calls = defineFormat<Call>({
  id: 'calls',
  row(line) {
    const text = line.trim();
    if (/^% time\s+seconds\s+usecs\/call/.test(text)) return { head: [] };
    const table = /^(\d{1,3}\.\d\d)\s+\d{1,9}\.\d{6}\s+\d{1,9}\s+(\d{1,12})\s+(?:\d{1,12}\s+)?([a-z_]\w{2,24})$/.exec(text);
    if (table) return { name: table[3] ?? '', share: Number(table[1]), times: count(table[2]) };
    // ktrace of BSD: each call twice, as it is made and as it comes back.
    const [, asked] = /^\d{1,10} \S{1,40} +CALL +([a-z_]\w{2,24})/.exec(text) ?? [];
    if (asked) return { name: asked };
    const [, back, value] = /^\d{1,10} \S{1,40} +RET +([a-z_]\w{2,24}) (-?\d{1,12}|0x[\da-f]{1,16})/.exec(text) ?? [];
    if (back) return { name: back, gave: value ?? '' };
    const call =
      /^(?:\[pid +\d{1,10}\] |\d{1,10} )?(?:[\d:.]{8,18} )?([a-z_]\w{2,24})\(.{0,1200}\)\s{0,30}= (-?\d{1,12}|0x[\da-f]{1,16}|\?)(?:\s+(E[A-Z]{3,12}|\([A-Z]\w{2,12}\)))?/.exec(
        text,
      );
    return call ? { name: call[1] ?? '', gave: call[3] ?? call[2] ?? '' } : undefined;
  },
  enough: (rows) => rows.length >= LEAST_CALLS || rows.some(({ times = 0 }) => times > 0),
  judge: (blocks) => blocks.flatMap(({ rows }) => [judgeTable(rows), judgeTrace(rows)]),
});

function judgeTable(rows: readonly Row<Call>[]): Draft | undefined {
  const [top] = rows.filter(({ name }) => name !== 'total').sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return top?.share !== undefined && top.share >= 50 && (top.times ?? 0) >= LEAST_TIMES
    ? finding(top.at, `${top.times} calls of ${top.name}, ${top.share} % of the time`, { 'cpu-runaway': 0.7 })
    : undefined;
}

/** Woken again and again with something to do, and it is never done; a wait that ends in a timeout is one at rest. */
function judgeTrace(rows: readonly Row<Call>[]): Draft | undefined {
  const traced = rows.filter(({ gave }) => gave !== undefined);
  const idle = traced.filter(({ name, gave }) => ASKS.test(name) || gave === 'EAGAIN' || (gave === '0' && /^(?:read|recv)/.test(name)));
  const yields = traced.filter(({ name }) => name === 'sched_yield');
  const waits = traced.filter(({ name }) => WAITS.test(name));
  const woken = waits.filter(({ gave = '' }) => /^[1-9]/.test(gave));
  if (yields.length >= LEAST_CALLS && yields.length >= 0.8 * traced.length)
    return finding(yields[0]?.at ?? 0, `${yields.length} of ${traced.length} calls only give way to others`, { 'cpu-runaway': 0.7 });
  return traced.length >= LEAST_CALLS && idle.length >= 0.8 * traced.length && woken.length >= 2 && woken.length > 0.5 * waits.length
    ? finding(woken[0]?.at ?? 0, `${woken.length} of ${sum([waits.length])} waits end at once, and nothing is done about it`, { 'cpu-runaway': 0.7 })
    : undefined;
}

const wait = (end: string) => `epoll_wait(9, [{EPOLLIN, {u32=14, u64=14}}], 64, 500) = ${end}\n`;

export const examples = (): readonly Example[] => [
  { title: 'woken without end', text: `strace: Process 77 attached\n${wait('1').repeat(5)}`, cause: 'cpu-runaway', says: '5 of 5' },
  { title: 'told again and again that the peer is gone', text: `${wait('1')}read(14, "", 4096) = 0\n`.repeat(3), cause: 'cpu-runaway', says: '3 of 3' },
  { title: 'ktrace', text: ' 811 ruby     CALL  sched_yield\n 811 ruby     RET   sched_yield 0\n'.repeat(4), cause: 'cpu-runaway', says: '4 of 4' },
  { title: 'waits that time out', text: '[pid  41] poll([{fd=7, events=POLLIN}], 1, 500) = 0 (Timeout)\n'.repeat(5), cause: null },
  {
    title: 'work between the waits',
    text: `${wait('1')}read(14, "GET / HTTP/1.1"..., 4096) = 211\nwrite(14, "HTTP/1.1 200 OK"..., 300) = 300\n`.repeat(3),
    cause: null,
  },
  {
    title: 'counted',
    text: '% time     seconds  usecs/call     calls    errors syscall\n------ ----------- ----------- --------- --------- ----------------\n 97.10    1.208111           2    604011        12 select\n  2.90    0.036100           2     14100           read',
    cause: 'cpu-runaway',
    says: '604011',
  },
];
