/** What stands behind the counts of one look, for "are these the same ones as before". */
export interface Rows {
  readonly sockets?: readonly SocketRow[];
  /** The share of all descriptors that `sockets` were found among, where a sample had to do. */
  readonly socketsFrom?: number;
  /** Children in state Z as `pid:start`, so that a later process with the same pid is another one. */
  readonly zombies?: readonly string[];
  readonly threads?: readonly ThreadRow[];
  readonly threadLimits?: readonly ThreadLimitRow[];
  readonly processor?: ProcessorRow;
  readonly locks?: readonly LockRow[];
  readonly pools?: readonly PoolRow[];
  readonly runtime?: RuntimeRow;
  readonly flow?: FlowRow;
  readonly bill?: BillRow;
  readonly goroutines?: readonly GoroutineRow[];
  readonly socketAges?: readonly SocketAgeRow[];
  readonly stacks?: readonly StackRow[];
  readonly sessions?: readonly SessionRow[];
}

export type TcpState =
  | 'ESTABLISHED'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'FIN_WAIT1'
  | 'FIN_WAIT2'
  | 'TIME_WAIT'
  | 'CLOSE'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'LISTEN'
  | 'CLOSING';

/** One TCP socket of the process. */
export interface SocketRow {
  /** `address:port`, IPv6 in brackets. */
  readonly local: string;
  readonly peer: string;
  readonly state: TcpState;
  /** Bytes received and not read by the process. */
  readonly unread: number;
}

/** One thread, with what it has used since it began. */
export interface ThreadRow {
  readonly tid: string;
  /** Clock ticks after boot: tells a thread from a later one with the same number. */
  readonly started: number;
  /** As the program named it, at most 15 bytes. */
  readonly name: string;
  /** Seconds since it began. */
  readonly age: number;
  /** Seconds of processor time. */
  readonly used: number;
  /** Seconds it was ready to run and waited for a processor; undefined where the kernel does not count them. */
  readonly waited?: number;
  /** How often it left the processor to wait, and how often it was put off it; in looks that asked. */
  readonly switches?: { readonly voluntary: number; readonly forced: number };
}

/** One of the limits that refuse a new thread. */
export interface ThreadLimitRow {
  /** As a person knows it: `pids.max`, `RLIMIT_NPROC`. */
  readonly name: string;
  /** Threads counted against it, of whatever process. */
  readonly used: number;
  readonly limit: number;
  /** How often it has refused one, where that is counted. */
  readonly rejected?: number;
}

/** What the process has used of the processors since it began. */
export interface ProcessorRow {
  /** Seconds of processor time, system and user. */
  readonly used: number;
  /** Processors it may use at once: a fraction under a quota. */
  readonly allowed: number;
  /** Periods in which its group wanted to run, and those in which the quota stopped it. */
  readonly periods?: number;
  readonly throttled?: number;
}

/** One lock of /proc/locks and who waits for it. */
export interface LockRow {
  /** Kind, file and range with the holder: the same text is the same lock in the same hands. */
  readonly held: string;
  readonly waiters: number;
}

/** A connection pool as the program or the pooler counts it. */
export interface PoolRow {
  /** As it is called there: `HikariPool-1`, `orders/app`. */
  readonly name: string;
  readonly used: number;
  readonly max?: number;
  /** Callers that wait now. */
  readonly waiting?: number;
  /** How often a caller has had to wait since the program began, where only that is counted. */
  readonly waits?: number;
}

/** One session of a database server; sessions of Stanch itself are left out. */
export interface SessionRow {
  /** Number and start: a later session with the same number is another one. */
  readonly id: string;
  /** As PostgreSQL spells it: `active`, `idle`, `idle in transaction`, `idle in transaction (aborted)`. */
  readonly state: string;
  /** Seconds since the state changed. */
  readonly stateAge: number;
  /** Seconds since the transaction began, when there is one. */
  readonly transactionAge?: number;
  /** What tells one statement from another: an id of the server or a hash of the text, never the text. */
  readonly statement?: string;
  /** What it waits for, as `type:event`: `Lock:transactionid`, `Client:ClientWrite`. */
  readonly wait?: string;
  /** The sessions it waits for. */
  readonly blockedBy?: readonly string[];
  /** `address:port` of the client, IPv6 in brackets: the other end of a socket of the process. */
  readonly client?: string;
  readonly application?: string;
}

/** What a runtime counts of itself. */
export interface RuntimeRow {
  /** Seconds in which it collected garbage since it began. */
  readonly gcSeconds?: number;
  /** Collections of the whole heap since it began. */
  readonly majors?: number;
  /** Bytes in use of the part of the heap that those clear, dead ones included. */
  readonly heapUsed?: number;
  /** Bytes it takes beside the heap and counts: goroutine stacks, classes, compiled code. */
  readonly besideHeap?: number;
  /** Bytes of the committed heap that may never have been touched, so that they are not resident: a JVM commits ahead. */
  readonly untouched?: number;
}

/** Messages that came in and that were finished since the broker or the worker began. */
export interface FlowRow {
  readonly arrived: number;
  readonly finished: number;
}

/** What was billed since the program began, in whatever unit it counts, beside what was expected and what came of it. */
export interface BillRow {
  readonly billed: number;
  readonly expected?: number;
  readonly results?: number;
}

/** The goroutines that stand at one place. */
export interface GoroutineRow {
  /** Their functions from the inside out: the same text is the same place in every look. */
  readonly stack: string;
  readonly count: number;
  /** The innermost functions, for people. */
  readonly functions: readonly string[];
  /** What the place says: an open body and its writer, an open HTTP/2 stream, an idle connection …. */
  readonly waits: 'body' | 'body-writer' | 'stream' | 'idle' | 'request' | 'pool' | 'io' | 'lock' | 'other';
}

/** How long a TCP socket of the process has been silent. */
export interface SocketAgeRow {
  readonly local: string;
  readonly peer: string;
  readonly state: TcpState;
  /** Bytes received and not read by the process. */
  readonly unread: number;
  /** Seconds since it sent, and received, data; since it was connected where it never did. */
  readonly sent: number;
  readonly received: number;
  /** Whether it ever sent a byte, and whether the peer did. */
  readonly asked: boolean;
  readonly heard: boolean;
}

/** Where one thread stands in a stack dump of its runtime. */
export interface StackRow {
  readonly id: string;
  readonly name: string;
  /** The innermost function that is not the runtime's own way to wait. */
  readonly place: string;
  /** `rest`: it waits for work. `wait`: for something else. `work`: it computes. */
  readonly does: 'rest' | 'wait' | 'work';
}
