import type { State } from '../state.ts';
import { nudgeOf } from './nudge.ts';

/** Lines that are left for a screen: a terminal's rows without what stands under it. */
export function roomFor(state: State, rows: number): number {
  const { warning, failed, pending, notice, prompt, capture } = state;
  const status =
    2 +
    (nudgeOf(state) === undefined ? 0 : 2) +
    (capture?.status === 'running' ? 1 : 0) +
    (warning === undefined ? 0 : 3) +
    (failed.length === 0 ? 0 : 2) +
    (pending.length === 0 ? 0 : 1) +
    (notice === undefined ? 0 : 2);
  return Math.max(6, Math.max(10, rows) - 2 - status - (prompt ? 3 : 0));
}

/** Columns of a screen: a blank at each side is not its own. */
export function columnsIn(columns: number): number {
  return Math.max(20, columns - 2);
}
