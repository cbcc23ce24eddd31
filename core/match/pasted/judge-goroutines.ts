import { type Draft, finding, type Row, type Weights } from './format.ts';
import { largest, largestOf, shown, sum } from './quantity.ts';

/** Goroutines with the same stack. */
export interface Stack {
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
  {
    frames: /IO wait[\s\S]*(?:net\.\(\*conn\)\.Read|tls\.\(\*Conn\)|FD\)\.Read)/,
    unless: /Accept/,
    minutes: 10,
    says: 'read from a connection on which nothing comes',
    causes: { 'missing-timeout': 0.7, 'connection-leak': 0.55, 'goroutine-explosion': 0.45 },
  },
  {
    frames: /syscall[\s\S]*syscall\.recv(?:from|msg)|\.\(\*NetlinkSocket\)\.Receive/,
    minutes: 1,
    says: 'wait in the system for an answer',
    causes: { 'missing-timeout': 0.75, 'goroutine-explosion': 0.45 },
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
/** And of all stacks, whatever they wait for. */
const CROWD = 2000;

/** Goroutines of one dump: in which stack they stand, and since when. */
export function judgeGoroutines(stacks: readonly Stack[], counted: Row<{ readonly total?: number }> | undefined): readonly Draft[] {
  const total = Math.max(counted?.total ?? 0, sum(stacks.map(({ many }) => many)));
  const drafts = judgeStacks(stacks, total);
  if (drafts.length === 0) drafts.push(...sameStack(stacks, total));
  return drafts.length === 0 && counted && total >= CROWD ? [finding(counted.at, `${total} goroutines are alive`, { 'goroutine-explosion': 0.7 })] : drafts;
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
    const minutes = largestOf(found.map((stack) => stack.minutes));
    if (minutes < (wait.minutes ?? 0)) return [];
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
