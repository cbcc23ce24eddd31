import type { Move, State } from '../state.ts';
import { commandOf, isOpen, move, recording } from './move.ts';

/** Ctrl-C: stop what runs and write down that the person left; the second time go at once. */
export function leave(state: State): Move {
  if (state.leaving) return gone(move(state));
  const done = state.record.status === 'closed';
  const next: State = { ...state, leaving: done ? 'finished' : 'interrupted', left: done || !isOpen(state), help: false, prompt: undefined, choice: undefined };
  const stopped = move(next, ...(next.capture?.status === 'running' ? [{ do: 'stop-capture' } as const] : []));
  if (next.diagnosis?.status !== 'running') return stopped;
  return move({ ...next, diagnosis: { ...next.diagnosis, status: 'stopping' } }, ...stopped.run, { do: 'stop-diagnosis' });
}

/** While leaving: first the diagnosis and the capture, then what failed before and `left`, then the end, when nothing waits any more. */
export function goOn(from: Move): Move {
  const { state, run } = from;
  if (!state.leaving || state.screen === 'gone') return from;
  if (state.diagnosis?.status === 'stopping' || state.capture?.status === 'running' || state.close.writing) return from;
  if (!state.left) {
    const retry = state.failed;
    const next: State = { ...state, left: true, failed: [], pending: [...state.pending, ...retry] };
    return recording({ state: next, run: [...run, ...retry.map(commandOf)] }, { kind: 'left' });
  }
  return state.pending.length > 0 ? from : gone(from);
}

function gone({ state, run }: Move): Move {
  return { state: { ...state, screen: 'gone' }, run: [...run, { do: 'exit' }] };
}
