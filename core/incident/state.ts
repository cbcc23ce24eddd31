import type { Diagnosis } from '../diagnosis/types.ts';
import type { Entry, IncidentEvent, IncidentSeverity, Mark, StepState } from './types.ts';

export interface StepRecord {
  readonly title: string;
  readonly state: StepState;
  readonly reason?: string;
  readonly at: string;
}

export interface NoteRecord {
  readonly text: string;
  readonly at: string;
  readonly recordedAt: string;
}

export interface EvidenceRecord {
  /** E1, E2 … */
  readonly evidence: string;
  readonly at: string;
  readonly diagnosis: Diagnosis;
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
  readonly usersHurt?: 'yes' | 'no' | 'unknown';
  readonly changed?: { readonly answer: 'yes' | 'no' | 'unknown'; readonly what?: string };
  readonly symptom?: { readonly text: string; readonly matched?: string };
  readonly process?: { readonly pid: number; readonly name: string };
  readonly severity?: IncidentSeverity;
  readonly phase?: string;
  /** When the phase was entered: its clock starts here. */
  readonly phaseSince?: string;
  /** By step id, in the order they were first settled. */
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly notes: readonly NoteRecord[];
  readonly diagnoses: readonly EvidenceRecord[];
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
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
  const marks: Partial<Record<Mark, string>> = {};
  const state: Building = { id: opened?.id ?? '', status: 'open', steps, notes, diagnoses, marks, events };
  if (opened) state.startedAt = opened.at;
  for (const { at, recordedAt, entry } of events) {
    if (entry.kind === 'step')
      steps.set(entry.step, { title: entry.title, state: entry.state, at, ...(entry.reason === undefined ? {} : { reason: entry.reason }) });
    else if (entry.kind === 'note') notes.push({ text: entry.text, at, recordedAt });
    else if (entry.kind === 'diagnosis') diagnoses.push({ evidence: entry.evidence, at, diagnosis: entry.diagnosis });
    else if (entry.kind === 'mark') marks[entry.mark] = at;
    else settle(state, entry, at);
  }
  if (state.closedAt !== undefined) marks.resolved ??= state.closedAt;
  return state;
}

function settle(state: Building, entry: Exclude<Entry, { kind: 'step' | 'note' | 'diagnosis' | 'mark' }>, at: string): void {
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
    case 'severity':
      state.severity = entry.severity;
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
