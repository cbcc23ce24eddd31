import { handoffSummary } from '../../../core/incident/handoff.ts';
import { renderHandoff } from '../../../core/incident/render-handoff.ts';
import { displayName } from '../../../core/incident/state.ts';
import type { Move } from '../actions.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { isOpen, move, recording } from './move.ts';

/** Asks who takes over; a name is not needed. */
export function askHandoff(state: State): Move {
  if (!isOpen(state)) return move({ ...state, notice: 'No incident is open yet, so there is nothing to hand over.' });
  return move({ ...state, prompt: { for: 'handoff', input: EMPTY } });
}

export function handOver(state: State, to: string): Move {
  return recording(move(state), { kind: 'handoff', ...(to === '' ? {} : { to }) });
}

/** What the next shift needs to know, in the scrollback, once the handover is on record. */
export function handedOver(state: State): State {
  const { record, library } = state;
  const text = `${renderHandoff(handoffSummary(record, library.playbook), null)}  go on with       stanch triage --incident ${displayName(record)}`;
  return { ...state, asides: [...state.asides, { after: state.printed, kind: 'summary', text }] };
}
