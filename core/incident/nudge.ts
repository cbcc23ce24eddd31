import type { PlaybookPhase } from '../knowledge/types.ts';
import type { IncidentState } from './state.ts';

/** The last part of a window, in which its end is near. */
const SHARE = 0.05;
const LEAST_SECONDS = 60;

/**
 * What the clock asks for, `elapsed` seconds after the start: near the end of the window of a phase, and once it is over.
 * Undefined while there is time, and in the first phase once users are served again or somebody was called.
 */
export function nudge(
  phases: readonly PlaybookPhase[],
  phase: PlaybookPhase,
  elapsed: number,
  done: { readonly mitigated: boolean; readonly escalated: boolean },
): 'near' | 'over' | undefined {
  const place = phases.findIndex(({ id }) => id === phase.id);
  const window = phase.endsAfter - (phases[place - 1]?.endsAfter ?? 0);
  if (place === 0 && (done.mitigated || done.escalated)) return undefined;
  if (elapsed >= phase.endsAfter) return 'over';
  return elapsed >= phase.endsAfter - Math.max(LEAST_SECONDS, window * SHARE) ? 'near' : undefined;
}

/** How a call for help begins in the record. */
export const ESCALATED = 'Escalated: ';
/** How a saved bundle does. */
export const CAPTURED = 'Captured process ';

export function wasEscalated({ notes }: Pick<IncidentState, 'notes'>): boolean {
  return notes.some(({ text }) => text.startsWith(ESCALATED));
}

export function wasCaptured({ notes }: Pick<IncidentState, 'notes'>): boolean {
  return notes.some(({ text }) => text.startsWith(CAPTURED));
}
