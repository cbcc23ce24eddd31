import { wasCaptured } from '../../../core/incident/nudge.ts';
import type { PlaybookPhase, PlaybookStep } from '../../../core/knowledge/types.ts';
import type { Move } from '../actions.ts';
import { moved } from '../parts/list.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { startCapture } from './capture.ts';
import { askBlanks, copy, print } from './commands.ts';
import { causeOfIncident, measureAgain } from './diagnosis.ts';
import { move, recording } from './move.ts';
import { openRunbook } from './runbook.ts';

/** What of a runbook is wanted in a phase. */
const HEADINGS: Readonly<Record<string, string>> = { immediate: 'mitigation', investigation: 'diagnosis', resolution: 'fix', 'post-incident': 'prevention' };

/** No step chosen by hand, nothing copied, nothing confirmed. */
export const AFRESH = { copied: 0, sure: false } as const;

/** To the phase the record is in; the first time that is the first, and recorded. */
export function toPlaybook(state: State): Move {
  const next: State = { ...state, screen: 'playbook', playbook: AFRESH };
  const first = state.library.playbook.phases[0];
  return first && state.record.phase === undefined ? recording(move(next), { kind: 'phase', phase: first.id }) : move(next);
}

export function phaseHere({ pending, record, library }: State): PlaybookPhase | undefined {
  const asked = pending.findLast(({ entry }) => entry.kind === 'phase')?.entry;
  const name = asked?.kind === 'phase' ? asked.phase : record.phase;
  return library.playbook.phases.find(({ id, title }) => id === name || title === name) ?? library.playbook.phases[0];
}

/** Steps still open, and the one the cursor is on even when it is settled: it can be settled anew. */
export function stepsHere(state: State): readonly PlaybookStep[] {
  return (phaseHere(state)?.steps ?? []).filter(({ id }) => !state.record.steps.has(id) || id === state.playbook.step);
}

export function stepHere(state: State): PlaybookStep | undefined {
  const steps = stepsHere(state);
  return steps.find(({ id }) => id === state.playbook.step) ?? steps[0];
}

export function isRestart({ title, commands }: PlaybookStep): boolean {
  return /\brestart/i.test(title) || commands.some((command) => /\brestart\s|^\s*(sudo )?p?kill\b/.test(command));
}

export function scalesOut({ title }: PlaybookStep): boolean {
  return /scal(e|ing)[ -]?(out|up)|more (instances|replicas)/i.test(title);
}

/** The step before this one that keeps the evidence. */
export function captureStep({ library }: State, step: PlaybookStep): PlaybookStep | undefined {
  const steps = library.playbook.phases.flatMap((phase) => phase.steps);
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === step.id),
  );
  return before.findLast(({ title }) => /\bcaptur/i.test(title));
}

/** Whether the evidence was kept before a step that destroys it, by us or, as the record says, by hand. */
export function isCaptured(state: State, step: PlaybookStep): boolean {
  const by = captureStep(state, step);
  return wasCaptured(state.record) || state.capture?.status === 'done' || (by !== undefined && state.record.steps.get(by.id)?.state === 'done');
}

/** Scaling out is the reflex that makes it worse when a database runs short of connections. */
export function multipliesConnections(state: State, step: PlaybookStep): boolean {
  const cause = causeOfIncident(state);
  return scalesOut(step) && state.library.runbooks.some(({ id, resource }) => id === cause && resource.includes('database'));
}

export function pressPlaybook(state: State, press: string): Move {
  const step = stepHere(state);
  switch (press) {
    case 'up':
    case 'down':
      return choose(state, press);
    case 'enter':
      return settle(state, step, 'done');
    case 'x':
      return settle(state, step, 'not-possible');
    case 's':
      return step && !waits(state) ? move({ ...state, prompt: { for: 'skip', input: EMPTY } }) : move(state);
    case 'n':
      return move({ ...state, prompt: { for: 'note', input: EMPTY } });
    case 'm':
      return measureAgain(state);
    case 'y':
      return step ? copy(state, step) : move(state);
    case 'v':
      return move({ ...state, choice: { for: 'severity', cursor: 0 } });
    case 't':
      return move({ ...state, choice: { for: 'mark', cursor: 0 } });
    case 'r':
      return openRunbook(state, causeOfIncident(state), HEADINGS[phaseHere(state)?.id ?? '']);
    case 'c':
      return startCapture(state, state.record.process?.pid);
    case 'p':
      return step ? print(state, step) : move(state);
    case 'f':
      return step ? askBlanks(state, step) : move(state);
    case 'q':
      return move({ ...state, screen: 'close' });
    case 'right':
      return nextPhase(state);
    default:
      return move(state);
  }
}

function choose(state: State, press: string): Move {
  const steps = phaseHere(state)?.steps ?? [];
  const at = steps.findIndex(({ id }) => id === stepHere(state)?.id);
  const next = steps[moved(at === -1 ? steps.length : at, press, steps.length) ?? at];
  return move({ ...state, playbook: { ...AFRESH, step: next?.id } });
}

/** One key settles one step: the next key waits until this one is on record, so a bounced key settles nothing unseen. */
function waits({ pending }: State): boolean {
  return pending.some(({ entry }) => entry.kind === 'step' || entry.kind === 'phase');
}

function settle(state: State, step: PlaybookStep | undefined, how: 'done' | 'not-possible'): Move {
  if (!step) return nextPhase(state);
  if (waits(state)) return move(state);
  if (how === 'done' && isRestart(step) && !isCaptured(state, step)) return move({ ...state, choice: { for: 'capture', cursor: 0 } });
  return recording(move({ ...state, playbook: AFRESH }), { kind: 'step', step: step.id, title: step.title, state: how });
}

function nextPhase(state: State): Move {
  const { phases } = state.library.playbook;
  const here = phaseHere(state);
  const next = phases[phases.findIndex(({ id }) => id === here?.id) + 1];
  const open = stepsHere(state).filter(({ id }) => !state.record.steps.has(id)).length;
  if (waits(state)) return move(state);
  if (open > 0 && !state.playbook.sure)
    return move({
      ...state,
      playbook: { ...state.playbook, sure: true },
      notice: `${open} ${open === 1 ? 'step is' : 'steps are'} open. → once more goes on to ${next?.title ?? 'the end'}.`,
    });
  const on: State = { ...state, playbook: AFRESH };
  return next ? recording(move(on), { kind: 'phase', phase: next.id }) : move({ ...on, screen: 'close' });
}
