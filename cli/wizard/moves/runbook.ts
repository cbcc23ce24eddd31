import type { Move, State } from '../state.ts';
import { move } from './move.ts';
import { openPage } from './reader.ts';

/** The runbook of a cause, at a heading's slug. */
export function openRunbook(state: State, id: string, heading?: string): Move {
  if (!state.library.runbooks.some((runbook) => runbook.id === id)) return move({ ...state, notice: `There is no runbook for ${id}.` });
  return openPage(state, id, heading);
}
