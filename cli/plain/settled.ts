import { wordsOf } from '../wizard/moves/home.ts';
import type { State } from '../wizard/state.ts';

/** Nothing is under way that the next question depends on: what was chosen is on record, what was asked for is there. */
export function isSettled(state: State): boolean {
  const { screen, leaving, pending, home, process, diagnosis, reader, close } = state;
  if (screen === 'gone') return true;
  if (leaving || pending.length > 0 || home.busy !== undefined || (screen === 'reader' && reader.opening !== undefined) || close.writing) return false;
  const words = wordsOf(state);
  if (screen === 'home' && words.trim() !== '' && home.matched !== words) return false;
  if (screen === 'process') return (process.list !== undefined || process.failed !== undefined) && !process.reading;
  return screen !== 'diagnosis' || diagnosis?.status === 'done' || diagnosis?.status === 'failed';
}
