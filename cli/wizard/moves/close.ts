import type { Move } from '../actions.ts';
import { edit } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { again, move, recording } from './move.ts';

export function pressClose(state: State, press: string): Move {
  const { close } = state;
  if (close.closed) return press === 'enter' && !close.writing ? again({ ...state, leaving: 'finished', left: true }) : move(state);
  if (press === 'esc') return move({ ...state, screen: 'playbook' });
  const input = edit(close.input, press);
  if (input) return move({ ...state, close: { ...close, input } });
  if (press !== 'enter' || state.pending.some(({ entry }) => entry.kind === 'closed')) return move(state);
  const resolution = close.input.text.trim();
  if (resolution === '') return move({ ...state, notice: 'One line is enough: what made it stop?' });
  return recording(move(state), { kind: 'closed', resolution });
}
