import type { ReadingId } from '../probes/readings.ts';

/** How one cause brings about what looks like another. */
export interface Explanation {
  readonly cause: string;
  readonly explains: string;
  /**
   * The counts that have to fit: each one more of `child` accounts for at most `each` of `parent`, in its unit. Without
   * it the two always belong together: the decisive reading of the cause names the other.
   */
  readonly by?: { readonly child: ReadingId; readonly parent: ReadingId; readonly each: number };
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** `cause` explains each of the others, whatever the counts. */
const always = (cause: string, ...others: readonly string[]): readonly Explanation[] => others.map((explains) => ({ cause, explains }));

/** Each of `child` brings at most so many of the parents. */
function counted(cause: string, child: ReadingId, parents: readonly (readonly [explains: string, parent: ReadingId, each: number])[]): readonly Explanation[] {
  return parents.map(([explains, parent, each]) => ({ cause, explains, by: { child, parent, each } }));
}

/**
 * Rule 0 across resources: the most specific one that explains most of its parent's growth is the cause, the rest are its
 * consequences. Within one table the rows say so themselves (`growing with`).
 */
export const EXPLANATIONS: readonly Explanation[] = [
  // A connection of Go's HTTP client keeps two goroutines and its caller; buffers take up to 64 KiB of heap.
  ...counted('connection-leak', 'sockets.outbound', [
    ['goroutine-explosion', 'go.goroutines', 4],
    ['thread-explosion', 'threads.count', 2],
    ['memory-leak', 'go.heap_live', 64 * KIB],
    ['memory-leak', 'heap.live', 64 * KIB],
    ['native-memory-leak', 'memory.rss', 128 * KIB],
  ]),
  ...counted('goroutine-explosion', 'go.goroutines', [
    ['thread-explosion', 'threads.count', 1],
    ['memory-leak', 'go.heap_live', 64 * KIB],
    ['native-memory-leak', 'memory.rss', 64 * KIB],
  ]),
  // A thread has a stack, an arena, and in some runtimes a heap and an event loop of its own.
  ...counted('thread-explosion', 'threads.count', [
    ['native-memory-leak', 'memory.rss', 10 * MIB],
    ['memory-leak', 'heap.live', MIB],
    ['fd-leak', 'descriptors.used', 12],
  ]),
  ...counted('event-listener-or-timer-leak', 'listeners.count', [
    ['memory-leak', 'heap.live', 64 * KIB],
    ['native-memory-leak', 'memory.rss', 128 * KIB],
  ]),
  ...counted('event-listener-or-timer-leak', 'timers.count', [
    ['memory-leak', 'heap.live', 64 * KIB],
    ['native-memory-leak', 'memory.rss', 128 * KIB],
  ]),
  // Waiting calls are counted a minute late, and then at the rate at which the sockets grew.
  ...counted('missing-timeout', 'requests.waiting', [
    ['connection-leak', 'sockets.outbound', 1.25],
    ['goroutine-explosion', 'go.goroutines', 5],
    ['thread-explosion', 'threads.count', 2],
  ]),
  ...counted('message-or-queue-backlog', 'queue.depth', [
    ['memory-leak', 'heap.live', 64 * KIB],
    ['memory-leak', 'go.heap_live', 64 * KIB],
  ]),
  ...counted('zombie-process-leak', 'process.zombies', [['fd-leak', 'descriptors.used', 6]]),
  ...always('missing-timeout', 'worker-starvation'),
  ...always('serverless-connection-reuse', 'db-server-connections-exhausted', 'db-pool-exhaustion'),
  ...always('db-server-connections-exhausted', 'db-pool-exhaustion', 'worker-starvation'),
  ...always('idle-in-transaction', 'db-pool-exhaustion', 'slow-or-blocked-sql', 'worker-starvation'),
  ...always('slow-or-blocked-sql', 'db-pool-exhaustion', 'worker-starvation'),
  ...always('dependency-unreachable', 'db-pool-exhaustion', 'worker-starvation', 'message-or-queue-backlog'),
  // Callers of a starved pool block where they stand, and each keeps its goroutine, thread or message.
  ...always('db-pool-exhaustion', 'worker-starvation', 'goroutine-explosion', 'thread-explosion', 'message-or-queue-backlog'),
  ...always('worker-starvation', 'message-or-queue-backlog'),
];
