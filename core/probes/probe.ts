import type { Reading, ReadingId } from './readings.ts';

/**
 * What a probe asks a target to fetch. Data, never an action: the same request is answered by this host, by a bundle or,
 * through one connection, by another machine.
 */
export type Request =
  | { readonly kind: 'file'; readonly path: string }
  /** How many entries a directory has, by its size where the kernel reports it (fd directories since Linux 6.2). */
  | { readonly kind: 'count'; readonly path: string }
  /** Where the symbolic links of a directory point; at most `sample` of them, spread evenly. */
  | { readonly kind: 'links'; readonly path: string; readonly sample?: number }
  /** A command as an argument list, never a shell line. The first item is a bare tool name. */
  | { readonly kind: 'command'; readonly argv: readonly [string, ...string[]] };

/** Why a request has no answer. Said to the person; never turned into a zero. */
export type Failure = 'failed' | 'timed-out' | 'not-permitted' | 'missing' | 'gone';

export type Answer =
  | { readonly status: 'ok'; readonly kind: 'file' | 'command'; readonly text: string }
  | { readonly status: 'ok'; readonly kind: 'count'; readonly count: number }
  | { readonly status: 'ok'; readonly kind: 'links'; readonly total: number; readonly targets: readonly { readonly name: string; readonly target: string }[] }
  | { readonly status: Failure; readonly detail: string };

/** A request's key in a collection: what was asked, in words a person can check. */
export function requestKey(request: Request): string {
  return request.kind === 'command' ? request.argv.join(' ') : `${request.kind} ${request.path}`;
}

/** Everything that came back for one sample, by request key. */
export type Collected = ReadonlyMap<string, Answer>;

export interface ProbeContext {
  readonly pid: number;
  /** Milliseconds since the epoch at which the sample was taken. */
  readonly at: number;
  /** 0 for the first sample: a costly look is taken at every few samples only. */
  readonly index: number;
}

/** What a probe found in one sample. */
export interface ProbeResult {
  readonly readings: readonly Reading[];
  /** Identities behind a count, for "are these the same ones as before": socket tuples with their receive queue. */
  readonly sockets?: readonly SocketRow[];
  /** Worst thing that happened while reading; `ok` when all of it came back. */
  readonly status: 'ok' | Failure;
  /** What could not be seen and what to do about it, in one sentence. */
  readonly coverage?: string;
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

export interface Sample {
  readonly at: number;
  readonly readings: readonly Reading[];
  readonly sockets?: readonly SocketRow[];
  /** The readings that are computed from others are among them already. */
  readonly derived?: true;
}

/** One way to look at a process. It declares and reads; it never fetches. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** `proc` needs Linux's /proc, `portable` only tools that macOS and Linux both know. */
  readonly way: 'proc' | 'portable';
  readonly gives: readonly ReadingId[];
  /** Measured or documented cost to the machine and the process looked at. */
  readonly cost: string;
  /** Which privilege it needs for full coverage. */
  readonly privilege: string;
  /** What later rounds ask, in words, for `--dry-run`: it depends on the first answers. */
  readonly later?: readonly string[];
  /** The next requests, given what came back so far; empty when there is nothing more to ask. Three rounds at most. */
  plan(context: ProbeContext, collected: Collected): readonly Request[];
  read(context: ProbeContext, collected: Collected): ProbeResult;
  readonly examples: readonly ProbeExample[];
}

/** A recorded collection and what must be read from it: the probe's test and its documentation. */
export interface ProbeExample {
  readonly title: string;
  readonly pid: number;
  readonly collected: Readonly<Record<string, Answer>>;
  readonly readings: Readonly<Partial<Record<ReadingId, number | string>>>;
  readonly status?: ProbeResult['status'];
}
