import { type Draft, defineFormat, type Example, finding, type Row, type Weights } from './format.ts';
import { count, largest, shown, sum } from './quantity.ts';

/** A line of a goroutine dump: the head of a stack, or a frame of the last one. */
interface DumpLine {
  readonly total?: number;
  /** Goroutines with this stack, and what they wait for where the dump says so. */
  readonly stack?: { readonly many: number; readonly id: number; readonly wait: string; readonly minutes: number };
  readonly frame?: string;
}

interface Stack {
  readonly at: number;
  readonly many: number;
  readonly id: number;
  readonly wait: string;
  readonly minutes: number;
  readonly frames: string;
}

/** What a stack waits in says which resource: the first that fits wins, so what is most specific comes first. */
const WAITS: readonly { readonly frames: RegExp; readonly says: string; readonly causes: Weights; readonly unless?: RegExp; readonly minutes?: number }[] = [
  {
    frames: /database\/sql\.\(\*DB\)\.conn\b|pgxpool\.\(\*Pool\)\.Acquire|puddle.*[aA]cquire/,
    says: 'wait for a connection of the database pool',
    causes: { 'db-pool-exhaustion': 0.95, 'goroutine-explosion': 0.3 },
  },
  {
    frames: /database\/sql\.\(\*(?:Tx|Rows)\)\.awaitDone/,
    says: 'keep a transaction or a result open',
    causes: { 'db-pool-exhaustion': 0.75, 'idle-in-transaction': 0.6 },
  },
  {
    frames: /persistConn\)\.readLoop/,
    unless: /Peek|\.fill\(|IO wait|bufio\.\(\*Reader\)/,
    says: 'hold a response whose body was not closed (readLoop)',
    causes: { 'connection-leak': 0.9, 'goroutine-explosion': 0.4 },
  },
  { frames: /persistConn\)\.writeLoop/, says: 'belong to open HTTP connections (writeLoop)', causes: { 'connection-leak': 0.75, 'goroutine-explosion': 0.4 } },
  {
    frames: /http2(?:clientStream\)\.(?:doRequest|writeRequest)|ClientConn\)\.readLoop)|transport\.\(\*http2Client\)/,
    says: 'hold an HTTP/2 stream or connection open',
    causes: { 'connection-leak': 0.75, 'missing-timeout': 0.4 },
  },
  {
    frames: /(?:lockSlow|RWMutex\)\.R?Lock|sync\.\(\*Mutex\)\.Lock)/,
    says: 'wait for the same lock',
    causes: { 'goroutine-explosion': 0.6, 'file-lock-or-semaphore-leak': 0.45, 'worker-starvation': 0.4 },
  },
  {
    frames: /net\.\(\*(?:netFD|sysDialer|Dialer)\)\.(?:connect|[dD]ial)/,
    says: 'wait to be connected',
    causes: { 'dependency-unreachable': 0.8, 'missing-timeout': 0.5 },
  },
  {
    frames: /persistConn\)\.roundTrip|tls\.\(\*Conn\)\.(?:[hH]andshake|Read)|(?:mysql|pq|pgconn|redis)\S*\.(?:read|receive)\w*/,
    says: 'wait for an answer from outside',
    causes: { 'missing-timeout': 0.75, 'goroutine-explosion': 0.4 },
  },
  { frames: /chan send|chansend/, says: 'wait to send on a channel nobody receives from', causes: { 'goroutine-explosion': 0.95 } },
  {
    frames: /time\.(?:Sleep|NewTicker|Tick)\b|timerproc/,
    says: 'sleep or tick',
    causes: { 'goroutine-explosion': 0.75, 'event-listener-or-timer-leak': 0.45 },
  },
  {
    frames: /net\/http\.\(\*conn\)\.serve|\(\*conn\)\.readRequest/,
    unless: /chan |semacquire/,
    says: 'serve a connection',
    causes: { 'traffic-growth': 0.4, 'goroutine-explosion': 0.4 },
  },
  {
    frames: /chan receive|chanrecv|selectgo|\bselect\b|semacquire|sync\.\(\*WaitGroup\)|gopark|Cond\)\.Wait/,
    says: 'wait for something that does not come',
    causes: { 'goroutine-explosion': 0.85 },
  },
];
/** Fewest goroutines of one stack that are too many where the dump tells no ages. */
const MANY = 50;

export const goroutines = defineFormat<DumpLine>({
  id: 'goroutines',
  row(line) {
    const text = line.trim();
    const total = /^goroutine(?:leak)? profile: total (\d{1,12})/.exec(text)?.[1];
    if (total) return { total: count(total) };
    const [, many] = /^(\d{1,9}) @(?: 0x[0-9a-f]+){1,64}/.exec(text) ?? [];
    if (many) return { stack: { many: count(many), id: 0, wait: '', minutes: 0 } };
    const [, id, wait = '', minutes] =
      /^goroutine (\d{1,12})(?: gp=\S{1,30} m=\S{1,30}(?: mp=\S{1,30})?)? \[([a-zA-Z ()]{1,40})(?:, (\d{1,9}) minutes)?(?:, locked to thread)?\]/.exec(text) ??
      [];
    if (id) return { stack: { many: 1, id: count(id), wait, minutes: Number(minutes ?? 0) } };
    // As goleak reports what a test left behind.
    const left = /^Goroutine (\d{1,12}) in state ([a-z ]{2,30}), with /.exec(text);
    if (left) return { stack: { many: 1, id: count(left[1]), wait: left[2] ?? '', minutes: 1 } };
    const frame = /^(?:(?:#\s+)?0x[0-9a-f]+\s+)?((?:[\w.-]{1,80}\/){0,12}[\w.-]{1,120}\.[\w.()*[\]{}…-]{1,200})(?:\+0x|\(|\s|$)/.exec(text)?.[1];
    return frame && /^(?:#\s+)?0x|\)$|\+0x|^created by /.test(text)
      ? { frame }
      : /^(?:\/|[A-Z]:)\S+\.(?:go|s):\d+/.test(text) || /^created by /.test(text)
        ? { frame: '' }
        : undefined;
  },
  opens: ({ total, stack }) => total !== undefined || stack !== undefined,
  judge(blocks) {
    const rows = blocks.flatMap((block) => block.rows);
    const stacks = stacksOf(rows);
    const total = Math.max(rows.find((row) => row.total)?.total ?? 0, sum(stacks.map(({ many }) => many)));
    const drafts = judgeStacks(stacks, total);
    if (drafts.length === 0) drafts.push(...sameStack(stacks, total));
    const counted = rows.find((row) => (row.total ?? 0) >= 5000);
    if (drafts.length === 0 && counted) return [finding(counted.at, `${counted.total} goroutines are alive`, { 'goroutine-explosion': 0.7 })];
    return drafts;
  },
});

function stacksOf(rows: readonly Row<DumpLine>[]): readonly Stack[] {
  const stacks: Stack[] = [];
  for (const { at, stack, frame } of rows) {
    const last = stacks.at(-1);
    if (stack) stacks.push({ at, ...stack, frames: stack.wait });
    else if (last && frame && last.frames.length < 2000) stacks[stacks.length - 1] = { ...last, frames: `${last.frames}\n${frame}(` };
  }
  return stacks;
}

function judgeStacks(stacks: readonly Stack[], total: number): Draft[] {
  const old = stacks.filter(({ minutes, id, wait }) => minutes >= 1 && id !== 1 && !/running|runnable|syscall|no cases/.test(wait)).length;
  const groups = Map.groupBy(stacks, (stack) =>
    stack.id === 1 || /running|no cases/.test(stack.wait)
      ? undefined
      : WAITS.find(({ frames, unless }) => frames.test(stack.frames) && !unless?.test(stack.frames)),
  );
  return [...groups].flatMap(([wait, found]) => {
    if (!wait) return [];
    const many = sum(found.map((stack) => stack.many));
    const minutes = Math.max(...found.map((stack) => stack.minutes));
    const first = found.reduce((a, b) => (b.many > a.many ? b : a));
    const waiting = minutes >= 1 && many >= 0.3 * Math.max(1, old);
    // A handful pasted from a larger profile counts when its total says so.
    if (!waiting && many < MANY && !(many >= 8 && many >= 0.5 * total)) return [];
    if (!waiting && many < 0.2 * total) return [];
    const where = whereOf(first);
    const says = `${many}${total > many ? ` of ${total}` : ''} goroutines ${wait.says}${minutes >= 1 ? `, the oldest for ${minutes} minutes` : ''}${where}`;
    return [finding(first.at, says, wait.causes, many >= MANY || (waiting && many >= 5) ? 'names' : 'points')];
  });
}

/** Nothing known, yet most goroutines stand at one place. debug=1 leaves out the runtime's own frames. */
function sameStack(stacks: readonly Stack[], total: number): readonly Draft[] {
  const known = stacks.filter(({ frames }) => frames !== '' && !/persistConn|poll\.\(\*FD\)|IO wait|running/.test(frames));
  const most = largest(known, ({ frames }) => frames);
  const top = known.reduce((a, b) => (b.many > a.many ? b : a), most.rows[0] ?? { at: 0, many: 0, id: 0, wait: '', minutes: 0, frames: '' });
  const many = Math.max(top.many, most.rows.length);
  if (many < MANY || many < 0.4 * total) return [];
  const first = top.many >= most.rows.length ? top : (most.rows[0] ?? top);
  return [
    finding(first.at, `${many} of ${total} goroutines have the same stack${whereOf(first)}`, { 'goroutine-explosion': 0.85 }, many >= 200 ? 'names' : 'points'),
  ];
}

/** The first frame of the program's own. */
function whereOf({ frames }: Stack): string {
  const own = frames.split('\n').find((frame) => frame.endsWith('(') && !/^(?:runtime|internal|sync|net|time|database|golang\.org)[./]/.test(frame));
  return own ? `: ${shown(own.slice(0, -1))}` : '';
}

export const examples = (): readonly Example[] => [
  {
    title: 'debug=1, senders without a receiver',
    text: 'goroutine profile: total 4120\n4096 @ 0x43e1d6 0x40a86c 0x40a678 0x9f3c11 0x471ca1\n#\t0x9f3c10\texample.com/shop/quote.(*Fanout).publish.func1+0x70\t/src/quote/fanout.go:61\n\n3 @ 0x43e1d6 0x44c4d2 0x9f1\n#\t0x9f1\tmain.main+0x1\t/src/main.go:10',
    cause: 'goroutine-explosion',
    says: '4096 of 4120',
  },
  {
    title: 'debug=2, with the minutes they wait',
    text: 'goroutine 18811 [chan send, 12 minutes]:\nexample.com/feed.(*Hub).emit(0xc0001, 0x2)\n\t/src/feed/hub.go:88 +0x1c5\ncreated by example.com/feed.(*Hub).Run\n\t/src/feed/hub.go:40 +0x99',
    cause: 'goroutine-explosion',
    says: '12 minutes',
  },
  {
    title: 'bodies that nobody closed',
    text: `goroutine profile: total 812\n400 @ 0x43e1 0x44e1 0x6ff1 0x4711\n#\t0x6ff1\tnet/http.(*persistConn).readLoop+0xda5\t/go/src/net/http/transport.go:2213\n\n400 @ 0x43e1 0x44e1 0x7001 0x4711\n#\t0x7001\tnet/http.(*persistConn).writeLoop+0xd5\t/go/src/net/http/transport.go:2400`,
    cause: 'connection-leak',
    says: '400 of 812',
  },
  {
    title: 'waiters of a full pool',
    text: `goroutine profile: total 330\n301 @ 0x43e1 0x44e1 0x51 0x4711\n#\t0x51\tdatabase/sql.(*DB).conn+0x6c5\t/go/src/database/sql/sql.go:1349\n#\t0x52\tdatabase/sql.(*DB).query+0x5d\t/go/src/database/sql/sql.go:1750\n#\t0x53\tmain.lookup+0x2\t/src/main.go:7`,
    cause: 'db-pool-exhaustion',
    says: '301',
  },
  {
    title: 'idle keep-alive connections',
    text: 'goroutine profile: total 22\n6 @ 0x43e1 0x1\n#\t0x9\tinternal/poll.(*FD).Read+0x1\t/go/src/internal/poll/fd_unix.go:1\n#\t0x8\tbufio.(*Reader).Peek+0x1\t/go/src/bufio/bufio.go:1\n#\t0x7\tnet/http.(*persistConn).readLoop+0x1\t/go/src/net/http/transport.go:2\n',
    cause: null,
  },
  {
    title: 'a crash is no leak',
    text: 'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nmain.pick(...)\n\t/src/main.go:9\nmain.main()\n\t/src/main.go:4 +0x1d\nexit status 2',
    cause: null,
  },
];
