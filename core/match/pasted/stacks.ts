import { defineFormat, type Example, type Row } from './format.ts';
import { judgeThreads, type Thread } from './judge-threads.ts';

/** A line of a dump of all threads: the head of a stack, or a frame of the last one. */
interface DumpLine {
  readonly name?: string;
  /** It computes, so it waits for nothing. */
  readonly active?: boolean;
  readonly frame?: string;
}

/** The innermost frame of a thread whose head was not pasted. */
const WAITS = /^(?:recv_into|readinto|create_connection|connect) \((?:socket|ssl|urllib3|http)/;

/** Stacks of all threads of Python (py-spy, faulthandler), Ruby (sigdump, Sidekiq) and .NET (dotnet-stack, clrstack). */
export const stacks = defineFormat<DumpLine>({
  id: 'stacks',
  row(line) {
    const text = line.replace(/^.{0,80}\bWARN: /, '').trim();
    const [, name] =
      /^Thread \S{1,24} \((?:idle|active)[^)]{0,12}\)(?:: "(.{0,120})")?$/.exec(text) ??
      /^(?:Current thread|Thread) (0x[\da-f]{4,16}) (?:\[.{0,60}\] )?\(most recent call first\):$/.exec(text) ??
      /^Thread (?:#<Thread:(0x[\da-f]{4,16})\S{0,120} \w{2,20}> status=|TID-(\w{4,16}))/.exec(text) ??
      /^Thread \((0x[\dA-Fa-f]{1,16})\):$/.exec(text) ??
      /^OS Thread Id: (0x[\da-f]{1,16}) \(/.exec(text) ??
      (/^Thread \S{1,24} \((?:idle|active)/.test(text) ? ['', ''] : []);
    if (name !== undefined) return { name, active: /^Thread \S{1,24} \(active/.test(text) };
    const [, from, place] = /^File "(.{1,200})", line \d{1,7} in (\S{1,80})$/.exec(text) ?? [];
    if (place) return { frame: `${place} (${moduleOf(from ?? '')}` };
    const [, called, file] = /^([\w.<>]{1,80}) \((.{1,200}):\d{1,7}\)$/.exec(text) ?? [];
    if (called) return { frame: `${called} (${moduleOf(file ?? '')}` };
    const [, ruby] = /^(?:from )?(\/\S{1,200}\.rb:\d{1,7}:in [`'].{1,120}')$/.exec(text) ?? [];
    if (ruby) return { frame: ruby };
    const [, call] = /^(?:[\dA-Fa-f]{8,16} [\dA-Fa-f]{8,16} |\S{1,120}!)(\S.{1,200}\(.{0,200})$/.exec(text) ?? [];
    return call ? { frame: call } : /^(?:Python v\d|Process \d{1,9}: |Child SP +IP +Call Site|\[Native Frames\])/.test(text) ? { frame: '' } : undefined;
  },
  opens: ({ name, frame = '' }) => name !== undefined || WAITS.test(frame),
  judge: (blocks) => judgeThreads(threadsOf(blocks.flatMap(({ rows }) => rows))),
});

/** Instead of the frames of a thread that waits for nothing: it counts among all. */
const AT_WORK = '(active)';

/** A file without the folder that all packages lie in. */
function moduleOf(file: string): string {
  return file.replace(/^.{0,160}(?:site-packages|dist-packages|python\d[\d.]{0,4})\//, '');
}

function threadsOf(rows: readonly Row<DumpLine>[]): readonly Thread[] {
  const threads: Thread[] = [];
  for (const { at, name, active, frame } of rows) {
    const last = threads.at(-1);
    if (name !== undefined) threads.push({ at, name, state: '', frames: active ? AT_WORK : '' });
    else if (!last) threads.push({ at, name: '', state: '', frames: `\n${frame}` });
    else if (frame && last.frames !== AT_WORK && last.frames.length < 3000) threads[threads.length - 1] = { ...last, frames: `${last.frames}\n${frame}` };
  }
  return threads;
}

const many = (times: number, make: (index: number) => string) => Array.from({ length: times }, (_, index) => make(index)).join('\n');

export const examples = (): readonly Example[] => [
  {
    title: 'py-spy, an answer that does not come',
    text: 'Process 41: python3 sync.py\nPython v3.11.4\n\nThread 41 (idle): "MainThread"\n    recv_into (ssl.py:1166)\n    readinto (socket.py:706)\n    _read_status (http/client.py:279)\n    get (requests/api.py:73)',
    cause: 'missing-timeout',
  },
  { title: 'py-spy, a thread at work', text: 'Thread 41 (active): "MainThread"\n    read (csv.py:12)\n    parse (app.py:9)', cause: null },
  { title: 'py-spy, a file that is read', text: 'Thread 41 (idle): "MainThread"\n    read (csv.py:12)\n    parse (app.py:9)', cause: null },
  { title: 'the end of a stack', text: '    readinto (socket.py:706)\n    _read_status (http/client.py:279)', cause: 'missing-timeout' },
  {
    title: 'py-spy, all wait for the pool',
    text: many(
      6,
      (n) =>
        `Thread 0x7F${n} (idle): "w_${n}"\n    wait (threading.py:324)\n    get (sqlalchemy/util/queue.py:181)\n    _do_get (sqlalchemy/pool/impl.py:166)\n    find (shop/orders.py:9)`,
    ),
    cause: 'db-pool-exhaustion',
    says: '6 of 6',
  },
  {
    title: 'py-spy, workers without work',
    text: many(6, (n) => `Thread 0x7F${n} (idle): "w_${n}"\n    _worker (concurrent/futures/thread.py:81)\n    run (threading.py:982)`),
    cause: null,
  },
  {
    title: 'faulthandler, the database does not answer',
    text: 'Thread 0x00007f1c81220700 (most recent call first):\n  File "/usr/lib/python3.11/socket.py", line 706 in readinto\n  File "/venv/lib/python3.11/site-packages/pymysql/connections.py", line 753 in _read_bytes\n  File "/srv/shop/report.py", line 9 in totals',
    cause: 'slow-or-blocked-sql',
  },
  {
    title: 'Ruby, all wait for the pool',
    text: many(
      5,
      (n) =>
        `  Thread #<Thread:0x000${n} sleep_forever> status=sleep priority=0\n      /gems/connection_pool-2.4.1/lib/connection_pool/timed_stack.rb:79:in \`sleep'\n      /srv/shop/app/jobs/sync.rb:9:in \`perform'`,
    ),
    cause: 'db-pool-exhaustion',
  },
  {
    title: '.NET, threads that wait for tasks',
    text: many(
      6,
      (n) =>
        `Thread (0x1A2${n}):\n  [Native Frames]\n  System.Private.CoreLib!System.Threading.ManualResetEventSlim.Wait(int32)\n  System.Private.CoreLib!System.Threading.Tasks.Task.SpinThenBlockingWait(int32)\n  Shop!Shop.Orders.Find(int32)`,
    ),
    cause: 'worker-starvation',
  },
];
