import type { Weights } from './format.ts';

export interface Kind {
  readonly label: RegExp;
  readonly noun: string;
  /** Fewest that say anything, and fewest that say it for sure. */
  readonly least: number;
  readonly sure: number;
  /** Least part of all that was counted beside it. */
  readonly share?: number;
  /** Paths and addresses are counted each for itself; states and kinds together. */
  readonly each?: true;
  readonly causes: Weights;
}

/** What is counted, by its name in the tools. The first that fits a label has it. */
export const KINDS: readonly Kind[] = [
  { label: /close.?wait/i, noun: 'sockets in CLOSE_WAIT', least: 10, sure: 50, share: 0.03, causes: { 'connection-leak': 0.9, 'fd-leak': 0.3 } },
  { label: /time.?wait|^tw$/i, noun: 'sockets in TIME_WAIT', least: 5000, sure: 20_000, causes: { 'ephemeral-port-exhaustion': 0.85, 'connection-leak': 0.3 } },
  {
    label: /syn.?sent/i,
    noun: 'connections without an answer (SYN_SENT)',
    least: 10,
    sure: 50,
    share: 0.05,
    causes: { 'dependency-unreachable': 0.9, 'missing-timeout': 0.4 },
  },
  { label: /syn.?recv/i, noun: 'half open connections (SYN_RECV)', least: 100, sure: 1000, causes: { 'traffic-growth': 0.6, 'worker-starvation': 0.45 } },
  {
    label: /fin.?wait.?2|^orphan/i,
    noun: 'sockets that wait for the peer to close',
    least: 500,
    sure: 20_000,
    causes: { 'connection-leak': 0.5, 'limit-too-low': 0.3 },
  },
  {
    label: /idle in transaction/i,
    noun: 'sessions idle in a transaction',
    least: 3,
    sure: 10,
    share: 0.05,
    causes: { 'idle-in-transaction': 0.9, 'db-pool-exhaustion': 0.45 },
  },
  {
    label: /^sleep$/i,
    noun: 'sleeping sessions',
    least: 40,
    sure: 500,
    share: 0.5,
    causes: { 'connection-leak': 0.6, 'db-server-connections-exhausted': 0.55, 'db-pool-exhaustion': 0.3 },
  },
  {
    label: /\b(?:pg|sql|session|state) idle$|^idle$/i,
    noun: 'idle sessions',
    least: 40,
    sure: 500,
    share: 0.6,
    causes: { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.5, 'db-pool-exhaustion': 0.4 },
  },
  { label: /defunct|zombie|(?:^|\s)Z[sNl+<]{0,3}$/i, noun: 'zombies', least: 5, sure: 15, causes: { 'zombie-process-leak': 0.95 } },
  {
    label: /identify protocol|^protocol:|^sock$/i,
    noun: 'sockets without a protocol',
    least: 10,
    sure: 200,
    causes: { 'connection-leak': 0.7, 'fd-leak': 0.6 },
  },
  { label: /^(?!.*\bmax_).*inotify/i, noun: 'inotify instances', least: 50, sure: 120, causes: { 'inotify-watch-limit': 0.8, 'fd-leak': 0.4 } },
  {
    label: /\(deleted\)|\+L1/i,
    noun: 'deleted files that are still open',
    least: 20,
    sure: 1000,
    causes: { 'disk-full-deleted-open-files': 0.7, 'fd-leak': 0.6 },
  },
  {
    label: /eventpoll|eventfd|timerfd|pidfd|^(?:FIFO|PIPE|pipe|KQUEUE|a_inode)\b|^anon_inode|pipe:/i,
    noun: 'pipes and event queues',
    least: 100,
    sure: 500,
    share: 0.4,
    causes: { 'fd-leak': 0.8 },
  },
  {
    label: /_getActiveHandles|getActiveResourcesInfo/,
    noun: 'active handles',
    least: 500,
    sure: 20_000,
    causes: { 'event-listener-or-timer-leak': 0.65, 'connection-leak': 0.6 },
  },
  {
    label: /erlang:processes|process_count|all_tasks/,
    noun: 'processes or tasks are alive',
    least: 10_000,
    sure: 100_000,
    causes: { 'goroutine-explosion': 0.85 },
  },
  { label: /Thread\.State: BLOCKED/, noun: 'threads are blocked', least: 20, sure: 200, share: 0.2, causes: { 'worker-starvation': 0.75 } },
  // A limit, for judgeLimit.
  { label: /ulimit -\w*n|^Max open files/, noun: 'descriptors may be open', least: 1e9, sure: 1e9, causes: {} },
  {
    // A list of Redis is a queue only where its name says so.
    label:
      /\b(?:llen|xlen|zcard|scard)\b.{0,80}(?:queue|jobs?|tasks?|celery|mail|pending|backlog|resque|bull|stream|events?|messages?)|\b(?:mailq|postqueue|exim -bpc|queue:size)\b/i,
    noun: 'messages wait',
    least: 1000,
    sure: 20_000,
    causes: { 'message-or-queue-backlog': 0.9 },
  },
  {
    label: /listen queue of a socket overflowed|SYNs to LISTEN sockets/i,
    noun: 'connections found a full accept queue',
    least: 100,
    sure: 100_000,
    causes: { 'worker-starvation': 0.75, 'traffic-growth': 0.4 },
  },
  {
    label: /^(?:TCP|IPv[46]|socket\b|sockets\b|unix)|\S:\d+->|lsof.*(?:-i|TCP)|grep ["']?socket|\b(?:ss|netstat) /i,
    noun: 'sockets',
    least: 300,
    sure: 2000,
    share: 0.5,
    causes: { 'connection-leak': 0.7, 'fd-leak': 0.5 },
  },
  {
    label: /\/task\b|ps .*-\w*[LT]\b|nlwp|^threads?\b|(?<!number of )thread(?:s| count)$|Thread\.State: |active_count|Thread\.list/i,
    noun: 'threads',
    least: 500,
    sure: 3000,
    causes: { 'thread-explosion': 0.85 },
  },
  { label: /goroutine/i, noun: 'goroutines', least: 2000, sure: 20_000, causes: { 'goroutine-explosion': 0.85 } },
  {
    label: /\blsof\b|\/fd\b|^REG$|open files|file descriptors|descriptors$/i,
    noun: 'open files',
    least: 800,
    sure: 10_000,
    causes: { 'fd-leak': 0.75, 'connection-leak': 0.3 },
  },
  { label: /^\/\S/, each: true, noun: 'times the same open file', least: 50, sure: 200, share: 0.4, causes: { 'fd-leak': 0.85 } },
  {
    label: /^(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/,
    each: true,
    noun: 'connections of one peer',
    least: 100,
    sure: 20_000,
    share: 0.7,
    causes: { 'connection-leak': 0.55, 'ephemeral-port-exhaustion': 0.4, 'traffic-growth': 0.3 },
  },
];
