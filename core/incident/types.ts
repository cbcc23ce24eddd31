/**
 * What happened, one line of the journal each. `at` is when it happened, `recordedAt` when it was written down; they
 * differ for late notes, and a timeline that hid the difference would lie.
 */
export interface IncidentEvent {
  /** Journal format. */
  readonly v: 1;
  /** ULID. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly recordedAt: string;
  readonly entry: Entry;
}

export type StepState = 'done' | 'skipped' | 'not-possible';
export type IncidentSeverity = 'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5' | 'none';

export type Entry =
  | { readonly kind: 'opened'; readonly title: string; readonly number: number; readonly usersHurt?: 'yes' | 'no' | 'unknown' }
  | { readonly kind: 'changed'; readonly answer: 'yes' | 'no' | 'unknown'; readonly what?: string }
  /** What the person saw, in their words, and the symptom or message it matched. */
  | { readonly kind: 'symptom'; readonly text: string; readonly matched?: string }
  | { readonly kind: 'process'; readonly pid: number; readonly name: string }
  /** A diagnosis, whole: the evidence (E1, E2 …) that the postmortem quotes. */
  | { readonly kind: 'diagnosis'; readonly evidence: string; readonly diagnosis: import('../diagnosis/types.ts').Diagnosis }
  | { readonly kind: 'phase'; readonly phase: string }
  | { readonly kind: 'step'; readonly step: string; readonly title: string; readonly state: StepState; readonly reason?: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: IncidentSeverity }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'left' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'closed'; readonly resolution: string };

/** Moments that metrics are measured between, in the order they usually come. */
export const MARKS = [
  'fault-introduced',
  'impact-start',
  'alerted',
  'detected',
  'acknowledged',
  'cause-identified',
  'mitigated',
  'impact-end',
  'resolved',
] as const;
export type Mark = (typeof MARKS)[number];
