import { type IncidentState, replay } from '../../core/incident/state.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import type { Place } from '../journal/places.ts';
import { redactorOf } from '../journal/secret-key.ts';

/**
 * An incident whose secrets are tokens, under its own key: the same record gives the same draft. What is recorded today
 * has none any more; a record of before, or one that somebody wrote by hand, may. `redactor` only finds out whether.
 */
export async function withoutSecrets(state: IncidentState, places: readonly Place[], redactor: Redactor): Promise<IncidentState> {
  if (JSON.stringify(redactor.value(state.events)) === JSON.stringify(state.events)) return state;
  const own = await redactorOf(state.id, places);
  return { ...replay(own.value(state.events)), id: state.id };
}
