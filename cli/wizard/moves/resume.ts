import { position } from '../../../core/incident/position.ts';
import { replay } from '../../../core/incident/state.ts';
import type { IncidentEvent } from '../../../core/incident/types.ts';
import type { Move } from '../actions.ts';
import type { State } from '../state.ts';
import { move, recording } from './move.ts';
import { AFRESH } from './playbook.ts';
import { toProcess } from './process.ts';

/** An incident read back: the screen and the step where it was left; what of it is lost is said. */
export function loaded(before: State, events: readonly IncidentEvent[], unreadable: readonly string[]): Move {
  const record = replay(events);
  const notice = unreadable.length > 0 ? `Not readable in the record: ${unreadable.join('; ')}.` : before.notice;
  // What was asked then is asked again; an address of which only a part may be shown is not known any more.
  const endpoints = (record.diagnoses.at(-1)?.diagnosis.target.endpoints ?? []).filter(({ address }) => !address.includes('…'));
  const state: State = { ...before, record, endpoints, notice, home: { ...before.home, busy: undefined } };
  if (events.length === 0) return move({ ...state, notice: notice ?? 'The record of this incident is empty.' });
  const at = position(record, state.library.playbook);
  if (at.screen === 'closed') return move({ ...state, screen: 'close', close: { ...state.close, closed: true } });
  const text = record.symptom?.text;
  const there = go(state, at.screen, at.step);
  return recording({ state: there.state, run: [...there.run, ...(text === undefined ? [] : [{ do: 'match', text } as const])] }, { kind: 'resumed' });
}

function go(state: State, screen: 'home' | 'process' | 'verdict' | 'playbook', step: string | undefined): Move {
  const { process, changed } = state.record;
  if (screen === 'verdict') return move({ ...state, screen });
  if (screen === 'playbook') return move({ ...state, screen, playbook: { ...AFRESH, step } });
  if (process) return toProcess({ ...state, process: { ...state.process, prefer: process.pid } });
  // Before a process was chosen, whether something changed may not have been answered.
  return changed ? toProcess(state) : move({ ...state, screen: 'home', home: { ...state.home, ask: 'changed' } });
}
