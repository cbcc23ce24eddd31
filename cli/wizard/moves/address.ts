import type { Endpoint } from '../../../core/probes/endpoint.ts';
import type { Move } from '../actions.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { measureAgain, startDiagnosis } from './diagnosis.ts';
import { move } from './move.ts';

/** What is typed to have it asked too; the keys are the same wherever a diagnosis is looked at. */
export const ADDRESS_KEYS: Readonly<Record<string, 'page' | 'dsn'>> = { p: 'page', d: 'dsn' };

export function askAddress(state: State, press: string): Move | undefined {
  const prompt = ADDRESS_KEYS[press];
  return prompt && move({ ...state, prompt: { for: prompt, input: EMPTY } });
}

/** The address was understood: it is asked from now on, and the measurement begins anew with it. */
export function withAddress(before: State, endpoint: Endpoint): Move {
  const known = before.endpoints.some(({ address }) => address === endpoint.address);
  const state: State = { ...before, endpoints: known ? before.endpoints : [...before.endpoints, endpoint] };
  if (state.screen === 'diagnosis' && state.diagnosis) return startDiagnosis(state, state.diagnosis, state.diagnosis.seconds);
  return state.screen === 'verdict' ? measureAgain(state) : move(state);
}
