import { CAPTURED } from '../../../core/incident/nudge.ts';
import type { Action, Move } from '../actions.ts';
import type { State } from '../state.ts';
import { isOpen, move, recording } from './move.ts';

/** Saves the evidence before a restart destroys it; one at a time. */
export function startCapture(state: State, pid: number | undefined): Move {
  if (pid === undefined) return move({ ...state, notice: 'No process was chosen yet, so there is nothing to capture.' });
  if (state.capture?.status === 'running') return move({ ...state, notice: `Process ${state.capture.pid} is being captured already.` });
  return move({ ...state, capture: { pid, status: 'running' } }, { do: 'capture', pid });
}

type Answer = Extract<Action, { type: 'capture-look' | 'captured' | 'not-captured' }>;

/** Where the bundle lies goes on record; so does that there is none. */
export function captured(state: State, action: Answer): Move {
  const { capture } = state;
  if (!capture) return move(state);
  if (action.type === 'capture-look') return move({ ...state, capture: { ...capture, looks: action.looks, of: action.of } });
  const failed = action.type === 'not-captured';
  const instead = !failed && action.instead !== undefined ? ` (not where it was to be: ${action.instead})` : '';
  const text = failed ? `Not captured, process ${capture.pid}: ${action.why}` : `${CAPTURED}${capture.pid}: ${action.path}${instead}`;
  const next: State = { ...state, capture: { ...capture, status: failed ? 'failed' : 'done' }, notice: failed ? text : state.notice };
  return isOpen(state) ? recording(move(next), { kind: 'note', text }) : move({ ...next, notice: text });
}
