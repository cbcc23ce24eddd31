import type { PlaybookPhase, PlaybookStep } from '../../../core/knowledge/types.ts';
import { printable } from '../../../core/printable.ts';
import { moved } from '../parts/list.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { Move, State } from '../state.ts';
import { causeInQuestion, measureAgain } from './diagnosis.ts';
import { move, recording } from './move.ts';
import { openRunbook } from './runbook.ts';

const AFRESH = { copied: 0, sure: false } as const;

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

export function commandsOf(step: PlaybookStep, pid: number | undefined): readonly string[] {
  return step.commands.map((command) => fillIn(command, pid));
}

/** The process filled in; what else is in `$CAPITALS` stays for the person. */
export function fillIn(text: string, pid: number | undefined): string {
  return pid === undefined ? text : text.replace(/\$\{PID\}|\$PID\b/g, String(pid));
}

export function isRestart({ title, commands }: PlaybookStep): boolean {
  return /\brestart/i.test(title) || commands.some((command) => /\brestart\s|^\s*(sudo )?p?kill\b/.test(command));
}

export function scalesOut({ title }: PlaybookStep): boolean {
  return /scal(e|ing)[ -]?(out|up)|more (instances|replicas)/i.test(title);
}

/** Scaling out is the reflex that makes it worse when a database runs short of connections. */
export function multipliesConnections(state: State, step: PlaybookStep): boolean {
  const cause = causeInQuestion(state);
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
      return openRunbook(state, causeInQuestion(state) ?? '');
    case 'c':
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
  return recording(move({ ...state, playbook: AFRESH }), { kind: 'step', step: step.id, title: step.title, state: how });
}

function copy(state: State, step: PlaybookStep): Move {
  const commands = commandsOf(step, state.record.process?.pid);
  const at = state.playbook.copied % Math.max(1, commands.length);
  const command = commands[at]?.trim();
  if (!command) return move({ ...state, notice: 'This step has no command.' });
  if (printable(command) !== command) return move({ ...state, notice: 'Not copied: the command has a control character or more than one line.' });
  const blanks = command.match(/\$\{?[A-Z][A-Z0-9_]*\}?/g);
  const which = commands.length > 1 ? ` ${at + 1} of ${commands.length}` : '';
  const notice = `Copied${which}: ${command}${blanks ? `. Still to fill in: ${[...new Set(blanks)].join(', ')}` : ''}`;
  return move({ ...state, notice, playbook: { ...state.playbook, copied: at + 1 } }, { do: 'copy', text: command });
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
