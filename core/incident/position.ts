import type { Playbook } from '../knowledge/types.ts';
import type { IncidentState } from './state.ts';

/** Where the wizard goes on. */
export interface Position {
  readonly screen: 'home' | 'process' | 'verdict' | 'playbook' | 'closed';
  /** Id of the playbook phase; only on the playbook screen. */
  readonly phase?: string;
  /** Id of the first step of that phase that is neither done, skipped nor impossible; absent when all are settled. */
  readonly step?: string;
}

/**
 * The furthest screen the record supports. A process without a diagnosis goes back to the choice of the process,
 * because nothing was seen of it yet. The phase never moves by itself: that is the person's decision.
 */
export function position(state: IncidentState, playbook: Playbook): Position {
  if (state.status === 'closed') return { screen: 'closed' };
  if (state.phase !== undefined || state.steps.size > 0) return inPlaybook(state, playbook);
  if (state.diagnoses.length > 0) return { screen: 'verdict' };
  if (state.symptom || state.process) return { screen: 'process' };
  return { screen: 'home' };
}

function inPlaybook(state: IncidentState, playbook: Playbook): Position {
  const lastStep = [...state.steps.keys()].at(-1);
  const phase = playbook.phases.find(({ id, title, steps }) =>
    state.phase === undefined ? steps.some((step) => step.id === lastStep) : id === state.phase || title === state.phase,
  );
  if (!phase) return { screen: 'playbook', ...(state.phase === undefined ? {} : { phase: state.phase }) };
  const open = phase.steps.find((step) => !state.steps.has(step.id));
  return { screen: 'playbook', phase: phase.id, ...(open ? { step: open.id } : {}) };
}
