import { describeTarget } from '../diagnosis/figures.ts';
import { standingOf } from '../diagnosis/standing.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { EVENT_KINDS } from '../knowledge/timeline.ts';
import type { Precision } from './precision.ts';
import { inTimeOrder } from './time-order.ts';
import type { Entry, IncidentEvent, Mark, StepState } from './types.ts';

/** The words of a case study's Timeline table. */
export type TimelineKind = (typeof EVENT_KINDS)[number];

/** One moment. `text` holds words from outside as they are: clean them for wherever they are shown. */
export interface TimelineRow {
  /** Id of the event. */
  readonly id: string;
  /** When it happened; ISO 8601, UTC. */
  readonly at: string;
  /** How exactly that is known; absent: to the second. */
  readonly precision?: Precision;
  readonly recordedAt: string;
  /** Written down a minute or more after it happened. */
  readonly late: boolean;
  readonly kind: TimelineKind;
  readonly text: string;
  /** Addresses of what shows it, in the words of whoever marked it; absent when none was given. */
  readonly evidence?: readonly string[];
}

/** Events in the order written → rows in the order things happened; at the same moment, in the order written. */
export function timeline(events: readonly IncidentEvent[]): readonly TimelineRow[] {
  const resolvedByHand = events.some(({ entry }) => entry.kind === 'mark' && entry.mark === 'resolved');
  return inTimeOrder(events.flatMap(bothEnds)).map(({ id, at, precision, recordedAt, entry }) => ({
    id,
    at,
    ...(precision === undefined ? {} : { precision }),
    recordedAt,
    late: isLate({ at, recordedAt }),
    kind: entry.kind === 'closed' && !resolvedByHand ? 'resolved' : kindOf(entry),
    text: textOf(entry),
    ...(entry.kind === 'mark' && entry.evidence ? { evidence: entry.evidence } : {}),
  }));
}

/** A stretch of impact is two moments. */
function bothEnds(event: IncidentEvent): readonly IncidentEvent[] {
  if (event.entry.kind !== 'impact' || event.entry.to === undefined) return [event];
  return [event, { ...event, at: event.entry.to, entry: { kind: 'mark', mark: 'impact-end' } }];
}

/** Written down a minute or more after it happened. */
export function isLate({ at, recordedAt }: Pick<IncidentEvent, 'at' | 'recordedAt'>): boolean {
  return Date.parse(recordedAt) - Date.parse(at) >= LATE_AFTER;
}

// Milliseconds.
const LATE_AFTER = 60_000;

function kindOf(entry: Entry): TimelineKind {
  switch (entry.kind) {
    case 'opened':
      return 'declared';
    case 'symptom':
      return 'symptom';
    case 'diagnosis':
      return 'action';
    case 'step':
      return STEP_KINDS[entry.state];
    case 'severity':
      return 'severity-change';
    case 'mark':
      // A limit that is reached is felt; the tables of case studies know no word of its own for it.
      return entry.mark === 'exhausted' ? 'symptom' : entry.mark;
    case 'impact':
      return 'impact-start';
    default:
      return 'note';
  }
}

const STEP_KINDS = { done: 'action', skipped: 'decision', 'not-possible': 'note' } as const satisfies Record<StepState, TimelineKind>;

/** What happened, in words; those from outside as they are. */
export function textOf(entry: Entry): string {
  switch (entry.kind) {
    case 'opened':
      return `Incident opened: ${entry.title}${entry.usersHurt === undefined ? '' : `. Users hurt: ${entry.usersHurt}`}`;
    case 'changed':
      return `Changed since it was healthy: ${entry.answer}${entry.what === undefined ? '' : `, ${entry.what}`}`;
    case 'symptom':
      return `Seen: ${entry.text}${entry.matched === undefined ? '' : ` (matches ${entry.matched})`}`;
    case 'process':
      return `Process chosen: ${entry.name} (pid ${entry.pid})`;
    case 'diagnosis':
      return `Diagnosis ${entry.evidence} of ${describeTarget(entry.diagnosis.target)}: ${outcomeOf(entry.diagnosis)}`;
    case 'phase':
      return `Phase: ${entry.phase}`;
    case 'step':
      return `${entry.step} ${entry.title}: ${STEP_WORDS[entry.state]}${entry.reason === undefined ? '' : `, because: ${entry.reason}`}`;
    case 'note':
      return entry.text;
    case 'severity':
      return withNote(`Severity set to ${entry.severity}`, entry.note);
    case 'mark':
      return withNote(MARK_WORDS[entry.mark], entry.note);
    case 'impact':
      return withNote(`Impact started${entry.errorRatio === undefined ? '' : `, ${percent(entry.errorRatio)} errors`}`, entry.note);
    case 'slo':
      return `Objective: ${entry.name}, ${percent(entry.target)} over ${entry.windowDays} days`;
    case 'handoff':
      return withNote(entry.to === undefined ? 'Handed over' : `Handed over to ${entry.to}`, entry.note);
    case 'left':
      return 'Session left; the record stays open';
    case 'resumed':
      return 'Session resumed';
    case 'closed':
      return `Incident closed: ${entry.resolution}`;
  }
}

/** The answer of a diagnosis in a few words: `likely Client connection leak`. */
export function outcomeOf(diagnosis: Diagnosis): string {
  const [best] = standingOf(diagnosis);
  const named = best && `${best.status} ${best.title}`;
  if (diagnosis.outcome === 'leak' && named) return named;
  const words = diagnosis.outcome === 'no-leak-seen' ? 'no leak seen' : 'inconclusive';
  return named ? `${words}; ${named}` : words;
}

export const STEP_WORDS = { done: 'done', skipped: 'skipped', 'not-possible': 'not possible' } as const satisfies Record<StepState, string>;

function withNote(says: string, note: string | undefined): string {
  return note === undefined ? says : `${says}: ${note}`;
}

/** `99.9 %`; no more digits than are there. */
function percent(ratio: number): string {
  return `${Number((ratio * 100).toPrecision(10))} %`;
}

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  'fault-introduced': 'Fault introduced',
  change: 'Changed',
  symptom: 'Seen',
  exhausted: 'Resource exhausted',
  'impact-start': 'Impact started',
  alerted: 'Alerted',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  engaged: 'Engaged',
  hypothesis: 'Hypothesis',
  decision: 'Decided',
  action: 'Done',
  'cause-identified': 'Cause identified',
  'mitigation-attempt': 'Mitigation tried',
  mitigated: 'Mitigated',
  'impact-end': 'Impact ended',
  'status-page': 'Public update',
  resolved: 'Resolved',
};
