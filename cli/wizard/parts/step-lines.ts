import { wasCaptured } from '../../../core/incident/nudge.ts';
import type { PlaybookStep } from '../../../core/knowledge/types.ts';
import { printable } from '../../../core/printable.ts';
import { commandsOf, fillIn } from '../moves/commands.ts';
import { captureStep, isRestart, multipliesConnections } from '../moves/playbook.ts';
import type { State } from '../state.ts';
import type { Line } from './lines.tsx';
import { plain, wrap } from './wrap.ts';

/** The chosen step in full: what to do, what to mind first, the commands with the process filled in. */
export function stepLines(state: State, step: PlaybookStep): readonly Line[] {
  const pid = state.record.process?.pid;
  const before = [...(isRestart(step) ? [captureFirst(state, step)] : []), ...(multipliesConnections(state, step) ? [MULTIPLIES] : [])];
  const detail = (wanted: string): readonly Line[] => {
    const texts = step.details.filter(({ label }) => label === wanted).map(({ text }) => plain(fillIn(text, pid, state.fill)));
    if (texts.length === 0) return [];
    return [{ label: wanted.toLowerCase(), text: texts.join(' · '), ...(wanted === 'Careful' ? { tone: 'warning' as const } : {}) }];
  };
  return [
    ...wrap(plain(step.text), 400)
      .filter((line) => line.trim() !== '' && line !== plain(step.title))
      .map((text): Line => ({ text })),
    ...before,
    ...detail('Careful'),
    ...commandsOf(step, pid, state.fill).map((command, at): Line => ({ label: at === 0 ? 'y copies' : '', text: `$ ${printable(command)}`, oneLine: true })),
    ...detail('Expect'),
    ...detail('See'),
  ];
}

const MULTIPLIES: Line = {
  label: 'careful',
  tone: 'warning',
  text: 'Scaling out multiplies connections: each new instance opens its own pool at a database that is short of them.',
};

/** A restart destroys the evidence; whether it was saved before is a matter of the record. */
function captureFirst(state: State, step: PlaybookStep): Line {
  const by = captureStep(state, step);
  const how = by && state.record.steps.get(by.id)?.state;
  if (wasCaptured(state.record)) return { label: 'captured', tone: 'good', text: 'yes, says the record' };
  if (how === 'done') return { label: 'captured', tone: 'good', text: `yes, says step ${by?.id}` };
  const captured = by ? ` Captured: no, step ${by.id} ${how === undefined ? 'is open' : 'was not done'}.` : '';
  return { label: 'first', tone: 'warning', text: `A restart destroys the evidence.${captured} c captures, some 6 s.` };
}
