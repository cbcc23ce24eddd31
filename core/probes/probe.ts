import type { EndpointKind } from './endpoint.ts';
import type { Reading, ReadingId } from './readings.ts';
import type { Answer, Failure, Request } from './request.ts';
import type { Rows } from './rows.ts';

export { type Answer, type Failure, type Request, requestKey } from './request.ts';
export type { SocketRow, TcpState } from './rows.ts';

/** Everything that came back for one sample, by request key. */
export type Collected = ReadonlyMap<string, Answer>;

/** When a look is taken. */
export interface LookContext {
  /** Milliseconds since the epoch at which the sample was taken. */
  readonly at: number;
  /** 0 for the first sample: a costly look is taken at every few samples only. */
  readonly index: number;
  /**
   * `quick`: the only look there will be, or one of a watch: a sample of the links will do, and nothing is asked that
   * takes a second look. `counts`: a look every second for hours: only what costs next to nothing. Else everything.
   */
  readonly depth?: Depth;
}

export type Depth = 'quick' | 'counts';

/** A look at a process. */
export interface ProbeContext extends LookContext {
  readonly pid: number;
  /** The program to which something may be sent, as `programIn` names it: that of an exec since then was not agreed to. */
  readonly agreedTo?: string;
}

/** A look at what a service or a runtime tells about itself. */
export interface EndpointContext extends LookContext {
  /** As `Endpoint.address` has it: where it is asked, without a password. */
  readonly address: string;
}

/** What a probe found in one sample. */
export interface ProbeResult extends Rows {
  readonly readings: readonly Reading[];
  /** Worst thing that happened while reading; `ok` when all of it came back. */
  readonly status: 'ok' | Failure;
  /** What could not be seen and what to do about it, in one sentence. */
  readonly coverage?: string;
}

export interface Sample extends Rows {
  readonly at: number;
  readonly readings: readonly Reading[];
  /** The readings that are computed from others are among them already. */
  readonly derived?: true;
}

/** One way to look. It declares and reads; it never fetches. */
interface ProbeOf<Way extends string, Context extends LookContext> {
  readonly id: string;
  readonly title: string;
  readonly way: Way;
  readonly gives: readonly ReadingId[];
  /** Measured or documented cost to the machine and to what is looked at. */
  readonly cost: string;
  /** Which privilege it needs for full coverage. */
  readonly privilege: string;
  /** What later rounds ask, in words, for `--dry-run`: it depends on the first answers. */
  readonly later?: readonly string[];
  /** The next requests, given what came back so far; empty when there is nothing more to ask. Three rounds at most. */
  plan(context: Context, collected: Collected): readonly Request[];
  read(context: Context, collected: Collected): ProbeResult;
  readonly examples: readonly ProbeExample[];
}

/** A way to look at a process: `proc` needs Linux's /proc, `portable` only tools that macOS and Linux both know. */
export type ProcessProbe = ProbeOf<'proc' | 'portable', ProbeContext>;

/** A way to ask one kind of service or runtime. */
export type EndpointProbe = ProbeOf<EndpointKind, EndpointContext>;

export type Probe = ProcessProbe | EndpointProbe;

/** A recorded collection and what must be read from it: the probe's test and its documentation. */
export interface ProbeExample {
  readonly title: string;
  /** The process, for a probe of one. */
  readonly pid?: number;
  /** The address asked, for a probe of an endpoint. */
  readonly address?: string;
  /** Which look it was, where that matters; the first. */
  readonly index?: number;
  readonly collected: Readonly<Record<string, Answer>>;
  readonly readings: Readonly<Partial<Record<ReadingId, number | string>>>;
  readonly status?: ProbeResult['status'];
}
