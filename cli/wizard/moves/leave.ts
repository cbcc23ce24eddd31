import type { Move } from '../actions.ts';
import type { State } from '../state.ts';
import { again, isOpen, move, recording } from './move.ts';

/** Ctrl-C: stop what runs and write down that the person left; the second time go at once. */
export function leave(state: State): Move {
  if (state.leaving) return gone(move(state));
  const done = state.record.status === 'closed';
  const next: State = { ...state, leaving: done ? 'finished' : 'interrupted', left: done || !isOpen(state), help: false, prompt: undefined, choice: undefined };
  // What failed goes with `left`, which a closed record has not.
  const begun = done ? again(next) : move(next);
  const stopped = [...begun.run, ...(next.capture?.status === 'running' ? [{ do: 'stop-capture' } as const] : [])];
  if (next.diagnosis?.status !== 'running') return move(begun.state, ...stopped);
  return move({ ...begun.state, diagnosis: { ...next.diagnosis, status: 'stopping' } }, ...stopped, { do: 'stop-diagnosis' });
}

/** While leaving: first the diagnosis and the capture, then what failed before and `left`, then the end, when nothing waits any more. */
export function goOn(from: Move): Move {
  const { state, run } = from;
  if (!state.leaving || state.screen === 'gone') return from;
  if (state.diagnosis?.status === 'stopping' || state.capture?.status === 'running' || state.close.writing) return from;
  if (!state.left) {
    const tried = again({ ...state, left: true });
    return recording({ state: tried.state, run: [...run, ...tried.run] }, { kind: 'left' });
  }
  return state.pending.length > 0 ? from : gone(from);
}

function gone({ state, run }: Move): Move {
  return { state: { ...state, screen: 'gone' }, run: [...run, { do: 'exit' }] };
}
