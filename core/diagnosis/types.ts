import type { Severity } from '../knowledge/types.ts';
import type { Endpoint } from '../probes/endpoint.ts';
import type { ReadingId, Unit } from '../probes/readings.ts';

/** The JSON contract of `diagnose --json`; scripts of others depend on these names. */
export interface Diagnosis {
  readonly schema: 1;
  readonly target: Target;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: Outcome;
  /** Resources at 70 % of their limit or more, whatever the verdicts say. */
  readonly saturated: readonly Saturation[];
  /** Best first: a leak that is confirmed or likely, then such a rival, then what is only possible, then what is refuted. */
  readonly verdicts: readonly Verdict[];
  readonly notChecked: readonly { readonly cause: string; readonly why: string }[];
  /** What a `no-leak-seen` would have missed: a leak slower than this. */
  readonly missedBelow?: { readonly reading: ReadingId; readonly perMinute: number };
  /** Why the answer is inconclusive, as sentences with the next step; empty otherwise. */
  readonly because: readonly string[];
  readonly readings: readonly ReportedReading[];
  readonly probes: readonly ProbeReport[];
}

export type Outcome = 'leak' | 'no-leak-seen' | 'inconclusive';
export type Status = 'confirmed' | 'likely' | 'possible' | 'refuted';

export interface Target {
  /** Absent when only services or metrics were asked. */
  readonly pid?: number;
  /** The name of the process, or the addresses asked. */
  readonly name: string;
  /** What was asked beside the process, or instead of one. */
  readonly endpoints?: readonly Endpoint[];
  /** `exited` when the process ended while it was looked at. */
  readonly state?: 'running' | 'exited';
  /** What happened to it meanwhile, such as an exec, in one sentence. */
  readonly note?: string;
}

export interface Saturation {
  readonly resource: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: Unit;
  /** critical from 90 %, warning from 70 %. */
  readonly severity: Severity;
}

export interface Evidence {
  readonly reading: ReadingId;
  readonly value: number | string;
  readonly unit: Unit;
  /** One sentence for a person, figures included. */
  readonly says: string;
}

export interface TimeToExhaustion {
  readonly resource: string;
  readonly limit: number;
  readonly seconds: number;
  readonly low: number;
  /** null: the slow end of the interval never reaches the limit. */
  readonly high: number | null;
}

export interface Verdict {
  readonly cause: string;
  readonly title: string;
  /** Looks like a leak and is none; it never makes the outcome a leak. */
  readonly rival?: true;
  readonly variant?: string;
  readonly status: Status;
  readonly severity: Severity;
  /** 0 to 1; how it is made up is on the site's page about the diagnosis. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** Causes that this one explains. Part of the contract; empty as long as two causes that could explain each other are not seen in one diagnosis. */
  readonly consequences: readonly string[];
  readonly timeToExhaustion?: TimeToExhaustion;
}

export interface ReportedReading {
  readonly id: ReadingId;
  readonly value: number | string;
  readonly unit: Unit;
  /** ISO 8601, UTC: when the last value was taken. */
  readonly at: string;
  /** What the figure belongs to: a peer, a directory. */
  readonly of?: string;
  /** Values of all samples, oldest first; only for numbers sampled more than once. */
  readonly samples?: readonly number[];
  /** Growth per second, when a trend could be judged. */
  readonly trend?: { readonly verdict: 'growing' | 'flat' | 'unclear'; readonly perSecond: number; readonly low: number; readonly high: number };
}

export interface ProbeReport {
  readonly id: string;
  /** The address asked, for a probe of a service or a runtime. */
  readonly of?: string;
  /** The commands it ran, or the files it read. */
  readonly argv?: readonly (readonly string[])[];
  readonly reads?: readonly string[];
  readonly status: 'ok' | 'failed' | 'timed-out' | 'not-permitted' | 'missing' | 'gone';
  readonly durationMs: number;
  readonly coverage?: string;
}
