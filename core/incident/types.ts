import type { Diagnosis } from '../diagnosis/types.ts';
import type { Precision } from './precision.ts';

/**
 * What happened, one line of the journal each. `at` is when it happened, `recordedAt` when it was written down; they
 * differ for late notes, and a timeline that hid the difference would lie.
 */
export interface IncidentEvent {
  /** Journal format: 1 is a line without a chain, 2 one with it. */
  readonly v: 1 | 2;
  /** ULID. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How exactly `at` is known; absent: to the second. */
  readonly precision?: Precision;
  readonly recordedAt: string;
  readonly entry: Entry;
}

export type StepState = 'done' | 'skipped' | 'not-possible';
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];
export type UsersHurt = (typeof USERS_HURT)[number];

export const INCIDENT_SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5', 'none'] as const;
export const USERS_HURT = ['yes', 'no', 'unknown'] as const;

export type Entry =
  | { readonly kind: 'opened'; readonly title: string; readonly number: number; readonly usersHurt?: UsersHurt }
  | { readonly kind: 'changed'; readonly answer: 'yes' | 'no' | 'unknown'; readonly what?: string }
  /** What the person saw, in their words, and the symptom or message it matched. */
  | { readonly kind: 'symptom'; readonly text: string; readonly matched?: string }
  | { readonly kind: 'process'; readonly pid: number; readonly name: string }
  /** A diagnosis, whole: the evidence (E1, E2 …) that the postmortem quotes. */
  | { readonly kind: 'diagnosis'; readonly evidence: string; readonly diagnosis: Diagnosis }
  | { readonly kind: 'phase'; readonly phase: string }
  | { readonly kind: 'step'; readonly step: string; readonly title: string; readonly state: StepState; readonly reason?: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: IncidentSeverity; readonly note?: string }
  /** `evidence`: addresses of graphs, messages and the like that show it. */
  | { readonly kind: 'mark'; readonly mark: Mark; readonly note?: string; readonly evidence?: readonly string[] }
  | ({ readonly kind: 'impact' } & ImpactInterval)
  | ({ readonly kind: 'slo' } & Objective)
  /** The record goes to the next shift; `to` in the words of whoever handed it over. */
  | { readonly kind: 'handoff'; readonly to?: string; readonly note?: string }
  | { readonly kind: 'left' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'closed'; readonly resolution: string };

/** A stretch of time in which users were hurt. Two with the same `from` are one, and the later word counts. */
export interface ImpactInterval {
  /** ISO 8601, UTC. */
  readonly from: string;
  /** Absent while it goes on, or when nobody knows. */
  readonly to?: string;
  /** Share of requests that failed, 0 to 1; absent when it was not measured. */
  readonly errorRatio?: number;
  readonly note?: string;
}

/** A stretch as it was recorded. */
export interface RecordedImpact extends ImpactInterval {
  /** How exactly its ends are known; absent: to the second. */
  readonly precision?: Precision;
}

/** A service level objective that the incident may have cost. Two with the same name are one, and the later word counts. */
export interface Objective {
  readonly name: string;
  /** Share of good events, above 0 and below 1: 0.999. */
  readonly target: number;
  readonly windowDays: number;
}

/** Moments that can be marked, in the order they usually come. */
export const MARKS = [
  'fault-introduced',
  'change',
  'symptom',
  'exhausted',
  'impact-start',
  'alerted',
  'detected',
  'acknowledged',
  'engaged',
  'hypothesis',
  'decision',
  'action',
  'cause-identified',
  'mitigation-attempt',
  'mitigated',
  'impact-end',
  'status-page',
  'resolved',
] as const;
export type Mark = (typeof MARKS)[number];
