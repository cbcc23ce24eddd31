import { nudge, wasEscalated } from '../../../core/incident/nudge.ts';
import { elapsed } from '../moves/move.ts';
import { phaseHere } from '../moves/playbook.ts';
import type { State } from '../state.ts';
import { clock } from './format.ts';
import type { Line } from './lines.tsx';

/** Whether the clock asks for something now. */
export function nudgeOf(state: State): ReturnType<typeof nudge> {
  const { record, library, screen } = state;
  const phase = phaseHere(state);
  if (!phase || record.phase === undefined || record.status === 'closed' || screen === 'close' || screen === 'gone') return undefined;
  return nudge(library.playbook.phases, phase, elapsed(state), { mitigated: record.marks.mitigated !== undefined, escalated: wasEscalated(record) });
}

/** `14:10 of 15:00: mitigate or escalate`; said on the screen and not recorded, because the record holds what happened. */
export function nudgeLine(state: State): Line | undefined {
  const kind = nudgeOf(state);
  const phase = phaseHere(state);
  if (kind === undefined || !phase) return undefined;
  const time = kind === 'over' ? `${clock(phase.endsAfter)} are over` : `${clock(elapsed(state))} of ${clock(phase.endsAfter)}`;
  const first = phase.id === state.library.playbook.phases[0]?.id;
  return {
    label: 'clock',
    tone: 'warning',
    text: `${time}: ${first ? 'mitigate or escalate (ctrl-e: whom you called)' : 'done? → goes on. Stuck? ctrl-e escalates'}`,
  };
}
