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
  /** The look that would tell most now, and why. */
  readonly nextCheck?: NextCheck;
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

/** Something that was not looked at and would say more. */
export interface NextCheck {
  /** What to look at, as a noun. */
  readonly check: string;
  /** What its answer would tell apart. */
  readonly why: string;
  /** The option of `diagnose` that gives it, where there is one. */
  readonly option?: string;
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
  /** Which kind of it, where the runbook knows several: `leaked`, `held too long`, `slow or blocked SQL`, `too small`. */
  readonly variant?: string;
  readonly status: Status;
  readonly severity: Severity;
  /** 0 to 1; how it is made up is on the site's page about the diagnosis. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** Causes that this one explains, nearest first; they are no verdicts of their own then. */
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
