import { describeTarget } from '../diagnosis/figures.ts';
import { standingOf } from '../diagnosis/standing.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Entry, IncidentEvent, Mark, StepState } from './types.ts';

/** The words of a case study's Timeline table that a record can use. */
export type TimelineKind = 'declared' | 'symptom' | 'action' | 'decision' | 'severity-change' | 'note' | Mark;

/** One moment. `text` holds words from outside as they are: clean them for wherever they are shown. */
export interface TimelineRow {
  /** Id of the event. */
  readonly id: string;
  /** When it happened; ISO 8601, UTC. */
  readonly at: string;
  readonly recordedAt: string;
  /** Written down a minute or more after it happened. */
  readonly late: boolean;
  readonly kind: TimelineKind;
  readonly text: string;
}

/** Events → rows in the order things happened; at the same moment, in the order they were written down. */
export function timeline(events: readonly IncidentEvent[]): readonly TimelineRow[] {
  const resolvedByHand = events.some(({ entry }) => entry.kind === 'mark' && entry.mark === 'resolved');
  return events
    .map(({ id, at, recordedAt, entry }) => ({
      id,
      at,
      recordedAt,
      late: isLate({ at, recordedAt }),
      kind: entry.kind === 'closed' && !resolvedByHand ? 'resolved' : kindOf(entry),
      text: textOf(entry),
    }))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
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
      return entry.mark;
    default:
      return 'note';
  }
}

const STEP_KINDS = { done: 'action', skipped: 'decision', 'not-possible': 'note' } as const satisfies Record<StepState, TimelineKind>;

function textOf(entry: Entry): string {
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
      return `Severity set to ${entry.severity}`;
    case 'mark':
      return `${MARK_WORDS[entry.mark]}`;
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

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  'fault-introduced': 'Fault introduced',
  'impact-start': 'Impact started',
  alerted: 'Alerted',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  'cause-identified': 'Cause identified',
  mitigated: 'Mitigated',
  'impact-end': 'Impact ended',
  resolved: 'Resolved',
};
