import type { Diagnosis } from '../diagnosis/types.ts';
import { impactDuration } from './impact.ts';
import { marksOf } from './marks.ts';
import type { Precision } from './precision.ts';
import { inTimeOrder } from './time-order.ts';
import type { Entry, ImpactInterval, IncidentEvent, IncidentSeverity, Mark, Objective, RecordedImpact, StepState, UsersHurt } from './types.ts';

export interface StepRecord {
  readonly title: string;
  readonly state: StepState;
  readonly reason?: string;
  readonly at: string;
}

export interface NoteRecord {
  readonly text: string;
  readonly at: string;
  /** How exactly `at` is known; absent: to the second. */
  readonly precision?: Precision;
  readonly recordedAt: string;
}

export interface EvidenceRecord {
  /** E1, E2 … */
  readonly evidence: string;
  readonly at: string;
  readonly diagnosis: Diagnosis;
}

export interface SeverityChange {
  readonly at: string;
  readonly to: IncidentSeverity;
}

/** An incident as it stands. What nobody recorded is absent, never guessed. Times are ISO 8601, UTC. */
export interface IncidentState {
  /** ULID of the first event, which is the incident's own; empty when there is none. */
  readonly id: string;
  /** The display number: 14 for INC-14. */
  readonly number?: number;
  readonly title?: string;
  readonly status: 'open' | 'closed';
  readonly startedAt?: string;
  readonly usersHurt?: UsersHurt;
  readonly changed?: { readonly answer: 'yes' | 'no' | 'unknown'; readonly what?: string };
  readonly symptom?: { readonly text: string; readonly matched?: string };
  readonly process?: { readonly pid: number; readonly name: string };
  readonly severity?: IncidentSeverity;
  /** In the order they took effect. */
  readonly severityChanges: readonly SeverityChange[];
  readonly phase?: string;
  /** When the phase was entered: its clock starts here. */
  readonly phaseSince?: string;
  /** By step id, in the order they were first settled. */
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly notes: readonly NoteRecord[];
  readonly diagnoses: readonly EvidenceRecord[];
  /** Of a moment marked twice the later word counts; of what happens several times, the first of it. */
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
  /** Those of `marks` that are known less exactly than to the second. */
  readonly precisions: Readonly<Partial<Record<Mark, Precision>>>;
  /** Stretches of impact, in the order of time. */
  readonly impacts: readonly RecordedImpact[];
  readonly objectives: readonly Objective[];
  /** Set while the person is away: left and not resumed. */
  readonly leftAt?: string;
  readonly closedAt?: string;
  readonly resolution?: string;
  readonly events: readonly IncidentEvent[];
}

type Building = { -readonly [Key in keyof IncidentState]: IncidentState[Key] };

/**
 * Events in the order they were written → the state they add up to. A later answer replaces an earlier one. Closing
 * marks the incident resolved, unless the moment was marked by hand.
 */
export function replay(events: readonly IncidentEvent[]): IncidentState {
  const opened = events.find((event) => event.entry.kind === 'opened') ?? events[0];
  const steps = new Map<string, StepRecord>();
  const notes: NoteRecord[] = [];
  const diagnoses: EvidenceRecord[] = [];
  const impacts = new Map<string, RecordedImpact>();
  const objectives = new Map<string, Objective>();
  const severityChanges = severityChangesOf(events);
  const state: Building = {
    id: opened?.id ?? '',
    status: 'open',
    steps,
    notes,
    diagnoses,
    ...marksOf(events),
    severityChanges,
    impacts: [],
    objectives: [],
    events,
  };
  if (opened) state.startedAt = opened.at;
  for (const { at, precision, recordedAt, entry } of events) {
    const known = precision === undefined ? {} : { precision };
    if (entry.kind === 'step')
      steps.set(entry.step, { title: entry.title, state: entry.state, at, ...(entry.reason === undefined ? {} : { reason: entry.reason }) });
    else if (entry.kind === 'note') notes.push({ text: entry.text, at, ...known, recordedAt });
    else if (entry.kind === 'diagnosis') diagnoses.push({ evidence: entry.evidence, at, diagnosis: entry.diagnosis });
    else if (entry.kind === 'impact') impacts.set(entry.from, { ...intervalOf(entry), ...known });
    else if (entry.kind === 'slo') objectives.set(entry.name, { name: entry.name, target: entry.target, windowDays: entry.windowDays });
    else settle(state, entry, at);
  }
  const severity = severityChanges.at(-1)?.to;
  if (severity !== undefined) state.severity = severity;
  Object.assign(state, withImpact(state, [...impacts.values()]));
  state.objectives = [...objectives.values()];
  if (state.closedAt !== undefined && state.marks.resolved === undefined) state.marks = { ...state.marks, resolved: state.closedAt };
  return state;
}

function severityChangesOf(events: readonly IncidentEvent[]): readonly SeverityChange[] {
  return inTimeOrder(events).flatMap(({ at, entry }) => (entry.kind === 'severity' ? [{ at, to: entry.severity }] : []));
}

/** The stretches of impact in the order of time. They say when it began and ended, whatever was marked beside them. */
function withImpact({ marks, precisions }: Building, stretches: readonly RecordedImpact[]): Pick<IncidentState, 'impacts' | 'marks' | 'precisions'> {
  const { 'impact-start': marked, 'impact-end': ended, ...others } = marks;
  const impacts = stretches
    .map((stretch) => (stretch.to === undefined && ended !== undefined && Date.parse(ended) >= Date.parse(stretch.from) ? { ...stretch, to: ended } : stretch))
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const [first] = impacts;
  if (!first) return { impacts, marks, precisions };
  const end = impactDuration(impacts)?.end;
  const { 'impact-start': startKnown, 'impact-end': endKnown, ...known } = precisions;
  const start = marked === first.from ? startKnown : first.precision;
  const until = ended === end ? endKnown : impacts.find(({ to }) => to === end)?.precision;
  return {
    impacts,
    marks: { ...others, 'impact-start': first.from, ...(end === undefined ? {} : { 'impact-end': end }) },
    precisions: { ...known, ...(start === undefined ? {} : { 'impact-start': start }), ...(until === undefined ? {} : { 'impact-end': until }) },
  };
}

function intervalOf({ from, to, errorRatio, note }: ImpactInterval): ImpactInterval {
  return { from, ...(to === undefined ? {} : { to }), ...(errorRatio === undefined ? {} : { errorRatio }), ...(note === undefined ? {} : { note }) };
}

type Settled = Exclude<Entry, { kind: 'step' | 'note' | 'diagnosis' | 'impact' | 'slo' }>;

function settle(state: Building, entry: Settled, at: string): void {
  switch (entry.kind) {
    case 'opened':
      state.title = entry.title;
      state.number = entry.number;
      if (entry.usersHurt !== undefined) state.usersHurt = entry.usersHurt;
      break;
    case 'changed':
      state.changed = { answer: entry.answer, ...(entry.what === undefined ? {} : { what: entry.what }) };
      break;
    case 'symptom':
      state.symptom = { text: entry.text, ...(entry.matched === undefined ? {} : { matched: entry.matched }) };
      break;
    case 'process':
      state.process = { pid: entry.pid, name: entry.name };
      break;
    case 'phase':
      if (state.phase !== entry.phase) state.phaseSince = at;
      state.phase = entry.phase;
      break;
    case 'left':
      state.leftAt = at;
      break;
    case 'resumed':
      delete state.leftAt;
      break;
    case 'closed':
      state.status = 'closed';
      state.closedAt = at;
      state.resolution = entry.resolution;
      break;
  }
}

/** The name the next diagnosis goes by: E1, E2 … */
export function nextEvidence(state: IncidentState): string {
  const numbers = state.diagnoses.map(({ evidence }) => Number(/^E(\d+)$/.exec(evidence)?.[1] ?? 0));
  return `E${Math.max(0, ...numbers) + 1}`;
}

/** What people call it: INC-14, or its ULID when it has no number. */
export function displayName(state: Pick<IncidentState, 'id' | 'number'>): string {
  return state.number === undefined ? state.id : `INC-${state.number}`;
}
