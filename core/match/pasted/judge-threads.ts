import { type Draft, finding, type Weights } from './format.ts';
import { largest, largestOf, shown } from './quantity.ts';

/** One thread of a dump. */
export interface Thread {
  readonly at: number;
  readonly name: string;
  readonly state: string;
  readonly frames: string;
}

/** The innermost frame waits for what comes over the network. */
const ANSWER =
  /socketRead0|SocketInputStream\.read|NioSocketImpl\.(?:implRead|park|timedRead)|^\s*(?:recv_into|recv|readinto|read(?= \((?:socket|ssl|http|urllib3))|_read_bytes|wait_select|do_execute|_execute) \(|^\s*\S+:in [`'](?:\S{0,20} in rbuf_fill|rbuf_fill|wait_readable|exec_params|exec_prepared|_query|async_exec|io_wait)'/;

/** Where threads wait together, most specific first. */
const WAITS: readonly { readonly frames: RegExp; readonly says: string; readonly causes: Weights; readonly also?: RegExp }[] = [
  {
    frames:
      /HikariPool\.getConnection|ConcurrentBag\.borrow|GenericObjectPool\.borrowObject|jdbc\.pool\.ConnectionPool\.borrowConnection|BasicResourcePool\.\w*[cC]heckout|DruidDataSource\.(?:takeLast|pollLast|getConnection)|GenericKeyedObjectPool\.borrow|ucp\.\S*\.borrow|\w*ConnectionPool\.(?:getConnection|acquire|borrow)|sqlalchemy\/(?:pool\/|util\/queue)|psycopg_pool\/|psycopg2\/pool|connection_pool\/timed_stack|connection_pool\/queue|DbConnectionPool\.|NpgsqlConnectorPool|PoolingDataSource\.Get/,
    says: 'wait for a connection of the pool',
    causes: { 'db-pool-exhaustion': 0.9, 'worker-starvation': 0.3 },
  },
  {
    frames:
      /getPoolEntryBlocking|PoolEntryFuture|ConnPoolByRoute|PoolingHttpClientConnectionManager|FixedChannelPool|SimpleChannelPool\.acquire|_get_conn \(urllib3|HttpConnectionPool\.(?:Get|Acquire)/,
    says: 'wait for a connection of the HTTP client',
    causes: { 'connection-leak': 0.85, 'missing-timeout': 0.4 },
  },
  {
    frames:
      /socketConnect|SocketImpl\.connect|Net\.connect|finishConnect|^\s*(?:create_connection|connect) \((?:socket|ssl|urllib3)|in [`']connect_nonblock'|in [`']wait_connectable'/,
    says: 'wait to be connected',
    causes: { 'dependency-unreachable': 0.8, 'missing-timeout': 0.6 },
  },
  {
    frames: ANSWER,
    also: /com\.mysql|org\.postgresql|oracle\.jdbc|oracle\.net|mariadb|sqlserver|net\.sourceforge\.jtds|db2|pymysql|psycopg|MySQLdb|mysql\/connector|oracledb|pymongo|do_execute|django\/db\/backends|mysql2|\/pg-\d|exec_params|exec_prepared|async_exec/,
    says: 'wait for the database to answer',
    causes: { 'slow-or-blocked-sql': 0.8, 'missing-timeout': 0.5, 'db-pool-exhaustion': 0.3 },
  },
  {
    frames: ANSWER,
    says: 'wait for an answer from outside',
    causes: { 'missing-timeout': 0.85, 'thread-explosion': 0.4, 'dependency-unreachable': 0.35 },
  },
  {
    frames: /Semaphore\.acquire|FileChannelImpl\.(?:lock|tryLock)|FileDispatcherImpl\.lock/,
    says: 'wait for a lock or a permit',
    causes: { 'file-lock-or-semaphore-leak': 0.75, 'worker-starvation': 0.45 },
  },
  {
    frames:
      /CompletableFuture\.(?:join|get)|FutureTask\.get|CountDownLatch\.await|ForkJoinTask\.(?:join|get|invoke)|BlockingSingleSubscriber|Mono\.block|ManualResetEventSlim\.Wait|Tasks\.Task\S{0,6}\.(?:SpinThenBlockingWait|InternalWait|Wait\b)|TaskAwaiter\S{0,6}\.GetResult/,
    says: 'wait for work of other threads',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35 },
  },
];
/** Workers without work. */
const IDLE =
  /LinkedBlockingQueue\.(?:take|poll)|SynchronousQueue\.(?:take|poll)|LinkedTransferQueue|ThreadPoolExecutor\.getTask|DelayedWorkQueue\.take|ForkJoinPool\.(?:awaitWork|runWorker)|epollWait|EPoll\.wait|kevent|ReferenceQueue\.remove|TaskQueue\.(?:take|poll)|PlainSocketImpl\.socketAccept|KQueue\.poll|^\s*(?:_worker \(concurrent|(?:select|poll|accept) \()|WorkerThread\.\S{0,40}Wait|LowLevelLifoSemaphore|PortableThreadPool\+/;

/** Threads of one dump: where they wait together, and how many of one name there are. */
export function judgeThreads(threads: readonly Thread[]): readonly (Draft | undefined)[] {
  return [...waits(threads), locked(threads), numbered(threads), clients(threads), crowd(threads)];
}

function waits(threads: readonly Thread[]): readonly Draft[] {
  const stacked = threads.filter(({ frames }) => frames !== '');
  const working = stacked.filter(({ frames }) => !IDLE.test(frames));
  const groups = Map.groupBy(working, (thread) => WAITS.find(({ frames, also }) => frames.test(thread.frames) && (also?.test(thread.frames) ?? true)));
  return [...groups].flatMap(([wait, found]) => {
    // One thread that was pasted alone is what its author found telling.
    if (!wait || !(found.length >= 5 || found.length >= 0.6 * stacked.length)) return [];
    if (found.length < 0.1 * stacked.length) return [];
    return [finding(found[0]?.at ?? 0, `${found.length} of ${stacked.length} threads ${wait.says}`, wait.causes, found.length >= 10 ? 'names' : 'points')];
  });
}

function locked(threads: readonly Thread[]): Draft | undefined {
  const blocked = threads.filter(({ state }) => state === 'BLOCKED');
  const lock = largest(blocked, ({ frames }) => /LOCK<[^>]*>/.exec(frames)?.[0]);
  return blocked.length >= 4 && lock.rows.length >= 0.5 * blocked.length
    ? finding(
        lock.rows[0]?.at ?? 0,
        `${lock.rows.length} threads are blocked by the same lock ${shown(lock.key.slice(4), 24)}`,
        { 'worker-starvation': 0.75, 'file-lock-or-semaphore-leak': 0.4 },
        blocked.length >= 20 ? 'names' : 'points',
      )
    : undefined;
}

/** `pool-1-thread-1 … pool-30-thread-1`: a new executor each time, where `pool-1-thread-30` is one large pool. */
function numbered(threads: readonly Thread[]): Draft | undefined {
  const pools = Map.groupBy(threads, ({ name }) => /^(.{0,60}?\D)?\d+(?=\D|$)/.exec(name)?.[1] ?? '');
  for (const [prefix, found] of pools) {
    const first = new Set(found.map(({ name }) => /\d+/.exec(name.slice(prefix.length))?.[0]));
    if (prefix === 'Timer-' && first.size >= 10) {
      return finding(found[0]?.at ?? 0, `${first.size} timers run, each on a thread of its own`, {
        'event-listener-or-timer-leak': 0.7,
        'thread-explosion': 0.65,
      });
    }
    const executors = found.filter(({ name }) => /^.{0,60}\d+\D{1,40}\d+$/.test(name) && !/^http-|^ajp-|exec-/.test(name));
    const high = largestOf([...first].map(Number).filter((number) => number < 1e9));
    if (executors.length >= (high >= 1000 ? 1 : high >= 100 ? 2 : 10) && first.size >= 0.6 * found.length) {
      return finding(
        found[0]?.at ?? 0,
        executors.length === 1
          ? `the pool is number ${high} of its name: a new one is made each time`
          : `${first.size} pools named ${shown(prefix, 40)}N with a thread or two each: a new pool is made each time`,
        { 'thread-explosion': 0.9 },
        executors.length === 1 ? 'points' : 'names',
      );
    }
  }
  return undefined;
}

/** Each client has one thread of this name: so many are so many clients. */
const ONE_EACH =
  /^(?:OkHttp ConnectionPool|HikariPool-\d+ housekeeper|HttpClient-\d+-SelectorManager|idle-connection-reaper|Abandoned connection cleanup thread|cluster-\w+-.{1,60})$/;

function clients(threads: readonly Thread[]): Draft | undefined {
  const family = largest(threads, ({ name }) => (ONE_EACH.test(name) ? name.replace(/\d+/g, 'N') : undefined));
  return family.rows.length >= 4
    ? finding(family.rows[0]?.at ?? 0, `${family.rows.length} threads are ${shown(family.key, 40)}, of which each client has one`, {
        'connection-leak': 0.75,
        'thread-explosion': 0.5,
      })
    : undefined;
}

function crowd(threads: readonly Thread[]): Draft | undefined {
  const family = largest(threads, ({ name }) => name.replace(/\d+/g, 'N'));
  return family.rows.length >= 200 || threads.length >= 500
    ? finding(family.rows[0]?.at ?? 0, `${threads.length} threads, ${family.rows.length} of them ${shown(family.key, 40)}`, { 'thread-explosion': 0.75 })
    : undefined;
}
