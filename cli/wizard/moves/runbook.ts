import type { Move } from '../actions.ts';
import type { State } from '../state.ts';
import { move } from './move.ts';
import { openPage } from './reader.ts';

/** The runbook of a cause, at a heading's slug; without a cause there is none. */
export function openRunbook(state: State, id: string | undefined, heading?: string): Move {
  if (id === undefined) return move({ ...state, notice: 'No cause, so no runbook: m measures.' });
  if (!state.library.runbooks.some((runbook) => runbook.id === id)) return move({ ...state, notice: `There is no runbook for ${id}.` });
  return openPage(state, id, heading);
}
