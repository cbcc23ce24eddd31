/** The unit a reading's number carries; a share runs from 0 to 100. */
export type Unit = 'count' | 'bytes' | '%' | 's' | '/s' | 'text';

/** What a reading is, for people and for `stanch check`. */
export interface ReadingSpec {
  readonly title: string;
  readonly unit: Unit;
  /** One of them, where the title is a plural: `socket open`. */
  readonly one?: string;
  /** What follows the value in a sentence about a share: `of the open files lie in`, then the place. */
  readonly phrase?: string;
  /** What has to be given before it can be read, for readings that a process does not show from outside. */
  readonly needs?: string;
  /** Where the figure comes from: the file, the command, the man page. */
  readonly source: string;
}

/**
 * Every reading a runbook's Signals table may name. A probe that produces a reading registers it here; a Signals row
 * that names anything else is a finding of `stanch check`.
 */
export const READINGS = {
  'descriptors.used': {
    title: 'open descriptors',
    unit: 'count',
    one: 'open descriptor',
    source: 'size of /proc/PID/fd (Linux 6.2 or newer), else its entries; lsof',
  },
  'descriptors.limit': { title: 'descriptor limit', unit: 'count', source: 'soft "Max open files" of /proc/PID/limits; prlimit' },
  'descriptors.used_share': {
    title: 'descriptors in use',
    unit: '%',
    phrase: 'of the descriptor limit in use',
    source: 'descriptors.used of descriptors.limit',
  },
  'descriptors.files': { title: 'open files', unit: 'count', one: 'open file', source: 'links of /proc/PID/fd that name a path; lsof type REG and DIR' },
  'descriptors.sockets': { title: 'open sockets', unit: 'count', one: 'open socket', source: 'links of /proc/PID/fd to socket:[inode]; lsof' },
  'descriptors.pipes': { title: 'open pipes', unit: 'count', one: 'open pipe', source: 'links of /proc/PID/fd to pipe:[inode]; lsof type FIFO' },
  'descriptors.inotify': { title: 'inotify instances', unit: 'count', one: 'inotify instance', source: 'links of /proc/PID/fd to anon_inode:inotify; lsof' },
  'descriptors.other': {
    title: 'other descriptors',
    unit: 'count',
    one: 'other descriptor',
    source: 'event polls, timers, memory files and devices among the links of /proc/PID/fd',
  },
  'descriptors.deleted': {
    title: 'deleted files still open',
    unit: 'count',
    one: 'deleted file still open',
    source: 'open files with no name left (link count 0)',
  },
  'descriptors.top_directory_share': {
    title: 'files in the busiest directory',
    unit: '%',
    phrase: 'of the open files lie in',
    source: 'share of the open files that lie in one directory',
  },
  'sockets.tcp': {
    title: 'TCP sockets',
    unit: 'count',
    one: 'TCP socket',
    source: '/proc/PID/net/tcp and tcp6, joined to the process by inode; ss, netstat, lsof',
  },
  'sockets.close_wait': { title: 'CLOSE_WAIT sockets', unit: 'count', one: 'CLOSE_WAIT socket', source: 'state 08 of /proc/PID/net/tcp and tcp6' },
  'sockets.established': { title: 'ESTABLISHED sockets', unit: 'count', one: 'ESTABLISHED socket', source: 'state 01 of /proc/PID/net/tcp and tcp6' },
  'sockets.outbound': {
    title: 'outgoing TCP sockets',
    unit: 'count',
    one: 'outgoing TCP socket',
    source: 'sockets whose local port the process does not listen on',
  },
  'sockets.unlisted': {
    title: 'sockets in no TCP table',
    unit: 'count',
    one: 'socket in no TCP table',
    source: 'descriptors.sockets less the TCP sockets and listeners: UNIX and UDP sockets, and TCP sockets the kernel has let go of',
  },
  'sockets.unread': {
    title: 'connections with unread data',
    unit: 'count',
    one: 'connection with unread data',
    source: 'ESTABLISHED with the same receive queue above 0 in two samples',
  },
  'sockets.unclosed': { title: 'sockets left open', unit: 'count', one: 'socket left open', source: 'sockets.close_wait plus sockets.unread' },
  'sockets.top_peer_share': {
    title: 'sockets to the busiest peer',
    unit: '%',
    phrase: 'of the outgoing sockets go to',
    source: 'share of the outgoing sockets that go to one address and port',
  },
  'sockets.persistence': {
    title: 'same sockets as before',
    unit: '%',
    phrase: 'of the first sockets are still there',
    source: 'share of the sockets of the first sample that are still there in the last',
  },
  'threads.count': { title: 'threads', unit: 'count', one: 'thread', source: 'Threads: of /proc/PID/status; ps' },
  'memory.rss': { title: 'resident memory', unit: 'bytes', source: 'VmRSS of /proc/PID/status; ps' },
  'memory.limit': { title: 'memory limit', unit: 'bytes', source: 'smallest memory limit of the control groups above the process, else MemTotal' },
  'memory.used_share': { title: 'memory in use', unit: '%', phrase: 'of the memory limit in use', source: 'memory.rss of memory.limit' },
  'process.state': { title: 'state', unit: 'text', source: 'field 3 of /proc/PID/stat' },
  'process.uptime': { title: 'uptime', unit: 's', source: 'field 22 of /proc/PID/stat; ps etime' },
  'process.started': {
    title: 'started at',
    unit: 'count',
    source: 'field 22 of /proc/PID/stat, clock ticks after boot: tells a process from a later one with the same pid',
  },
  'traffic.work': {
    title: 'work done so far',
    unit: 'count',
    source: 'read and write calls of /proc/PID/io, else clock ticks of processor time of /proc/PID/stat; seconds of processor time of ps',
  },
  'traffic.rate': { title: 'work done', unit: '/s', source: 'traffic.work per second between two samples' },
  'go.goroutines': { title: 'goroutines', unit: 'count', one: 'goroutine', needs: 'pprof address', source: 'pprof goroutine profile' },
  'go.heap_live': { title: 'live Go heap', unit: 'bytes', needs: 'pprof address', source: 'pprof heap profile' },
  'heap.live': { title: 'live heap after collection', unit: 'bytes', needs: 'heap figure of the runtime', source: 'the runtime, after a garbage collection' },
  'pool.used_share': {
    title: 'pool in use',
    unit: '%',
    phrase: 'of the pool in use',
    needs: 'pool statistics',
    source: 'connections in use of the pool maximum',
  },
  'pool.waiting': { title: 'waiting for a connection', unit: 'count', needs: 'pool statistics', source: 'callers that wait for the pool' },
  'pool.holders': {
    title: 'what the pool connections do',
    unit: 'text',
    needs: 'pool statistics',
    source: 'idle-unmoved, idle-in-transaction, client-write, active or lock; pool and database read together',
  },
  'sockets.time_wait': {
    title: 'TIME_WAIT sockets',
    unit: 'count',
    needs: 'socket counts of the network namespace',
    source: 'TIME_WAIT rows of /proc/PID/net/tcp to one destination',
  },
  'ports.top_peer_share': {
    title: 'local ports to the busiest destination',
    unit: '%',
    needs: 'ephemeral port count',
    source: 'sockets in any state to one destination, of the ephemeral range',
  },
  'ports.in_time_wait_share': {
    title: 'local ports in TIME_WAIT',
    unit: '%',
    needs: 'ephemeral port count',
    source: 'TIME_WAIT sockets of those to the busiest destination',
  },
  'conntrack.used_share': { title: 'tracked connections', unit: '%', needs: 'conntrack counters', source: 'nf_conntrack_count of nf_conntrack_max' },
  'conntrack.drops': {
    title: 'packets dropped by conntrack',
    unit: 'count',
    needs: 'conntrack counters',
    source: 'drop and early_drop of /proc/net/stat/nf_conntrack',
  },
  'listen.overflows': { title: 'overflows of the accept queue', unit: 'count', needs: 'network counters', source: 'ListenOverflows of /proc/PID/net/netstat' },
  'threads.growing_name_share': { title: 'new threads with one name', unit: '%', needs: 'thread names', source: 'names in /proc/PID/task, digits stripped' },
  'threads.limit_share': {
    title: 'threads of their limit',
    unit: '%',
    needs: 'thread limits',
    source: 'threads of the smallest of pids.max, RLIMIT_NPROC and threads-max',
  },
  'threads.blocked_share': { title: 'threads in the same frame', unit: '%', needs: 'thread dump', source: 'a thread dump of the runtime' },
  'pids.rejected': { title: 'forks refused', unit: 'count', needs: 'pids controller', source: 'max of pids.events' },
  'process.zombies': { title: 'zombie children', unit: 'count', needs: 'process table', source: 'children in state Z' },
  'process.children': { title: 'children', unit: 'count', needs: 'process table', source: 'processes with this parent' },
  'inotify.instances_share': {
    title: 'inotify instances of the user',
    unit: '%',
    needs: 'inotify counts of the user',
    source: 'instances of all processes of the user, of max_user_instances',
  },
  'inotify.watches_share': {
    title: 'inotify watches of the user',
    unit: '%',
    needs: 'inotify counts of the user',
    source: 'watches of all processes of the user, of max_user_watches',
  },
  'inotify.watches': { title: 'inotify watches', unit: 'count', needs: 'inotify counts of the user', source: 'inotify lines of /proc/PID/fdinfo' },
  'disk.used_share': { title: 'file system in use', unit: '%', needs: 'file system figures', source: 'statfs of the file systems in use' },
  'disk.inodes_share': { title: 'inodes in use', unit: '%', needs: 'file system figures', source: 'statfs of the file systems in use' },
  'disk.deleted_bytes': { title: 'space held by deleted files', unit: 'bytes', needs: 'file system figures', source: 'blocks of open files with link count 0' },
  'locks.waiting': { title: 'waiters on file locks', unit: 'count', needs: 'lock table', source: '/proc/locks' },
  'locks.held': { title: 'file locks held', unit: 'count', needs: 'lock table', source: '/proc/locks' },
  'semaphores.sysv': { title: 'System V semaphore sets', unit: 'count', needs: 'semaphore table', source: '/proc/sysvipc/sem' },
  'semaphores.limit_share': { title: 'semaphore sets of their limit', unit: '%', needs: 'semaphore table', source: '/proc/sysvipc/sem of kernel.sem' },
  'cpu.share': { title: 'processor time of what it may use', unit: '%', needs: 'processor figures', source: 'utime and stime of /proc/PID/stat' },
  'cpu.throttled_share': { title: 'periods throttled', unit: '%', needs: 'processor figures', source: 'nr_throttled of cpu.stat' },
  'cpu.runnable_threads': { title: 'runnable threads', unit: 'count', needs: 'processor figures', source: 'threads in state R' },
  'cpu.gc_share': { title: 'processor time in garbage collection', unit: '%', needs: 'runtime statistics', source: 'the runtime' },
  'memory.anonymous': { title: 'anonymous memory', unit: 'bytes', needs: 'memory map', source: 'smaps_rollup, memory.stat' },
  'memory.native_gap': {
    title: 'memory outside heap and stacks',
    unit: 'bytes',
    needs: 'heap figure of the runtime',
    source: 'resident memory less committed heap and thread stacks',
  },
  'memory.oom_kills': { title: 'kills for lack of memory', unit: 'count', needs: 'memory events', source: 'oom_kill of memory.events' },
  'heap.committed': { title: 'committed heap', unit: 'bytes', needs: 'heap figure of the runtime', source: 'the runtime' },
  'listeners.count': { title: 'event listeners', unit: 'count', needs: 'runtime statistics', source: 'the runtime' },
  'timers.count': { title: 'active timers', unit: 'count', needs: 'runtime statistics', source: 'the runtime' },
  'db.connections_share': {
    title: 'sessions of the database',
    unit: '%',
    needs: 'database address',
    source: 'sessions of max_connections less the reserved slots',
  },
  'db.refused': { title: 'connections refused for lack of slots', unit: 'count', needs: 'database address', source: 'SQLSTATE 53300 and its like' },
  'db.idle_in_transaction': { title: 'sessions idle in transaction', unit: 'count', needs: 'database address', source: 'pg_stat_activity' },
  'db.idle_in_transaction_age': { title: 'oldest session idle in transaction', unit: 's', needs: 'database address', source: 'pg_stat_activity' },
  'db.blocked': { title: 'sessions that wait for an idle one', unit: 'count', needs: 'database address', source: 'pg_blocking_pids' },
  'db.sessions_per_address': { title: 'sessions of one address', unit: 'count', needs: 'database address', source: 'pg_stat_activity' },
  'db.addresses': { title: 'client addresses', unit: 'count', needs: 'database address', source: 'pg_stat_activity' },
  'db.active_age': { title: 'oldest running statement', unit: 's', needs: 'database address', source: 'pg_stat_activity' },
  'db.lock_waits': { title: 'sessions that wait for a lock', unit: 'count', needs: 'database address', source: 'pg_stat_activity' },
  'requests.waiting_one_peer_share': {
    title: 'outgoing sockets that wait for one peer',
    unit: '%',
    needs: 'request ages',
    source: 'ESTABLISHED outgoing sockets by peer',
  },
  'requests.oldest_wait': { title: 'oldest request without an answer', unit: 's', needs: 'request ages', source: 'ss -tni' },
  'peer.answers': { title: 'the peer answers', unit: 'text', needs: 'question to the peer', source: 'a connection from this host: yes or no' },
  'queue.depth': { title: 'messages waiting', unit: 'count', needs: 'queue statistics', source: 'the broker' },
  'queue.age': { title: 'oldest message', unit: 's', needs: 'queue statistics', source: 'the broker' },
  'queue.consumer_share': { title: 'consumption of production', unit: '%', needs: 'queue statistics', source: 'the broker' },
  'workers.busy_share': { title: 'workers busy', unit: '%', needs: 'worker statistics', source: 'the server or pool' },
  'workers.waiting': { title: 'jobs that wait for a worker', unit: 'count', needs: 'worker statistics', source: 'the server or pool' },
  'cost.deviation_share': { title: 'spend above what was expected', unit: '%', needs: 'spend figures', source: 'the bill' },
  'lambda.duration_share': { title: 'duration of the timeout', unit: '%', needs: 'function metrics', source: 'REPORT lines or metrics' },
  'lambda.memory_share': { title: 'memory of what is configured', unit: '%', needs: 'function metrics', source: 'REPORT lines or metrics' },
  'traffic.trend': { title: 'traffic', unit: 'text', needs: 'request counters', source: 'rising, flat or falling' },
} as const satisfies Record<string, ReadingSpec>;

export type ReadingId = keyof typeof READINGS;

/** Narrows a name from Markdown to a known reading. */
export function isReadingId(name: string): name is ReadingId {
  return Object.hasOwn(READINGS, name);
}

/** One measured figure, with the moment it was taken. */
export interface Reading {
  readonly id: ReadingId;
  /** A number in the unit of the registry; text for readings of unit `text`. */
  readonly value: number | string;
  /** What the figure belongs to when it is one of several: a peer, a directory. */
  readonly of?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
