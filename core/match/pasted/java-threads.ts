import { defineFormat, type Example, type Row } from './format.ts';
import { judgeThreads, type Thread } from './judge-threads.ts';

/** A line of a thread dump (jstack, jcmd Thread.print, kill -3, VisualVM). */
interface DumpLine {
  readonly name?: string;
  readonly state?: string;
  readonly frame?: string;
}

export const javaThreads = defineFormat<DumpLine>({
  id: 'java-threads',
  row: readLine,
  opens: ({ name, state }) => name !== undefined || state !== undefined,
  judge(blocks) {
    const threads = threadsOf(blocks.flatMap(({ rows }) => rows));
    // An exception has frames too, and is no dump: it has no thread with a state.
    return threads.some(({ state, name }) => state !== '' && name !== '') || threads.filter(({ name }) => name !== '?').length >= 2
      ? judgeThreads(threads)
      : [];
  },
});

/** The threads of a whole dump, and of nothing else. */
export function parseJavaThreads(text: string): readonly Thread[] {
  return threadsOf(
    text.split('\n').flatMap((line, at) => {
      const read = readLine(line);
      return read ? [{ ...read, at }] : [];
    }),
  );
}

function readLine(line: string): DumpLine | undefined {
  const text = line.trim();
  const [, name] = /^[`"]?"?([^"]{1,200})"\s+(?=#\d|daemon|prio=|os_prio=|tid=|nid=|- Thread|Id=|id=|\[|t@)/.exec(text) ?? [];
  if (name) {
    const state = /\b(?:in|state=|Id=\d{1,9}) ?(RUNNABLE|BLOCKED|WAITING|TIMED_WAITING)\b/.exec(text)?.[1];
    return state ? { name, state } : { name };
  }
  const [, state] = /^java\.lang\.Thread\.State: ([A-Z_]{3,20})/.exec(text) ?? [];
  if (state) return { state };
  const [, frame] = /^at ((?:[\w.$@-]{1,80}\/){0,3}[\w.$<>-]{3,300})\([^)]{0,120}\)?$/.exec(text) ?? [];
  if (frame) return { frame };
  const [, lock] = /^- (?:waiting to lock|waiting on|parking to wait for|locked|None|eliminated)\s*(<[^>]{0,40}>)?/.exec(text) ?? [];
  return lock !== undefined || /^(?:- None|Locked ownable synchronizers:|Full thread dump|JNI global ref)/.test(text)
    ? { frame: text.startsWith('- waiting to lock') ? `LOCK${lock}` : '' }
    : undefined;
}

function threadsOf(rows: readonly Row<DumpLine>[]): readonly Thread[] {
  const threads: Thread[] = [];
  for (const { at, name, state, frame } of rows) {
    const last = threads.at(-1);
    if (name !== undefined) threads.push({ at, name, state: state ?? '', frames: '' });
    else if (state && !last) threads.push({ at, name: '?', state, frames: '' });
    else if (last && state) threads[threads.length - 1] = { ...last, state };
    else if (last && frame && last.frames.length < 3000) threads[threads.length - 1] = { ...last, frames: `${last.frames}\n${frame}` };
  }
  return threads;
}

const thread = (name: string, state: string, frames: readonly string[]) =>
  `"${name}" #41 daemon prio=5 os_prio=0 tid=0x7f nid=0x1 waiting on condition\n   java.lang.Thread.State: ${state}\n${frames.map((frame) => `\tat ${frame}`).join('\n')}\n`;
const many = (times: number, make: (index: number) => string) => Array.from({ length: times }, (_, index) => make(index)).join('\n');

export const examples = (): readonly Example[] => [
  {
    title: 'all workers wait for the pool',
    text: many(6, (i) =>
      thread(`http-nio-80-exec-${i}`, 'TIMED_WAITING (parking)', [
        'jdk.internal.misc.Unsafe.park(Native Method)',
        'com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)',
        'shop.Orders.find(Orders.java:9)',
      ]),
    ),
    cause: 'db-pool-exhaustion',
    says: '6 of 6',
  },
  {
    title: 'one read without a timeout',
    text: thread('rpc-77', 'RUNNABLE', ['java.net.SocketInputStream.socketRead0(Native Method)', 'org.acme.Rpc.call(Rpc.java:4)']),
    cause: 'missing-timeout',
  },
  {
    title: 'the state behind the name',
    text: '"rpc-8" Id=31 in RUNNABLE (running in native)\nat java.net.SocketInputStream.socketRead0(Native Method)\nat org.acme.Rpc.call(Rpc.java:4)',
    cause: 'missing-timeout',
  },
  {
    title: 'the database does not answer',
    text: many(5, (i) =>
      thread(`job-${i}`, 'RUNNABLE', [
        'java.net.SocketInputStream.socketRead0(Native Method)',
        'com.mysql.cj.protocol.ReadAheadInputStream.fill(ReadAheadInputStream.java:1)',
      ]),
    ),
    cause: 'slow-or-blocked-sql',
  },
  {
    title: 'a pool for each call',
    text: many(14, (i) =>
      thread(`pool-${i + 1}-thread-1`, 'WAITING (parking)', [
        'sun.misc.Unsafe.park(Native Method)',
        'java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:442)',
      ]),
    ),
    cause: 'thread-explosion',
    says: '14 pools',
  },
  {
    title: 'the four thousandth pool of its name',
    text: thread('pool-4102-thread-1', 'WAITING (parking)', ['java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:442)']),
    cause: 'thread-explosion',
    says: 'number 4102',
  },
  {
    title: 'names alone',
    text: '"pool-811-thread-1" #9122 prio=5 os_prio=0 tid=0x7f nid=0x1f waiting on condition\n"pool-812-thread-1" #9123 prio=5 os_prio=0 tid=0x7f nid=0x20 waiting on condition',
    cause: 'thread-explosion',
  },
  {
    title: 'a client for each call',
    text: Array.from({ length: 5 }, (_, n) => `"OkHttp ConnectionPool" #8${n} daemon prio=5 os_prio=0 tid=0x7f nid=0x1f in Object.wait()`).join('\n'),
    cause: 'connection-leak',
    says: '5 threads',
  },
  {
    title: 'one pool at rest',
    text: many(14, (i) =>
      thread(`pool-1-thread-${i + 1}`, 'WAITING (parking)', [
        'sun.misc.Unsafe.park(Native Method)',
        'java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:442)',
      ]),
    ),
    cause: null,
  },
  {
    title: 'one lock for all',
    text: many(
      6,
      (i) => `${thread(`web-${i}`, 'BLOCKED (on object monitor)', ['acme.Cache.get(Cache.java:3)'])}\t- waiting to lock <0x000000076ab> (a acme.Cache)\n`,
    ),
    cause: 'worker-starvation',
    says: '6 threads',
  },
];
