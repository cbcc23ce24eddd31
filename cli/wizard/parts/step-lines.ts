import type { PlaybookStep } from '../../../core/knowledge/types.ts';
import { printable } from '../../../core/printable.ts';
import { commandsOf, fillIn, isRestart, multipliesConnections } from '../moves/playbook.ts';
import type { State } from '../state.ts';
import type { Line } from './lines.tsx';
import { plain, wrap } from './wrap.ts';

/** The chosen step in full: what to do, what to mind first, the commands with the process filled in. */
export function stepLines(state: State, step: PlaybookStep): readonly Line[] {
  const pid = state.record.process?.pid;
  const before = [...(isRestart(step) ? [captureFirst(state, step)] : []), ...(multipliesConnections(state, step) ? [MULTIPLIES] : [])];
  const detail = (wanted: string): readonly Line[] => {
    const texts = step.details.filter(({ label }) => label === wanted).map(({ text }) => plain(fillIn(text, pid)));
    if (texts.length === 0) return [];
    return [{ label: wanted.toLowerCase(), text: texts.join(' · '), ...(wanted === 'Careful' ? { tone: 'warning' as const } : {}) }];
  };
  return [
    ...wrap(plain(step.text), 400)
      .filter((line) => line.trim() !== '' && line !== plain(step.title))
      .map((text): Line => ({ text })),
    ...before,
    ...detail('Careful'),
    ...commandsOf(step, pid).map((command, at): Line => ({ label: at === 0 ? 'y copies' : '', text: `$ ${printable(command)}`, oneLine: true })),
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
function captureFirst({ library, record }: State, step: PlaybookStep): Line {
  const steps = library.playbook.phases.flatMap((phase) => phase.steps);
  const capture = steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === step.id),
    )
    .findLast(({ title }) => /\bcaptur/i.test(title));
  const how = capture && record.steps.get(capture.id)?.state;
  if (how === 'done') return { label: 'captured', tone: 'good', text: `yes, says step ${capture?.id}` };
  const captured = capture ? ` Captured: no, step ${capture.id} ${how === undefined ? 'is open' : 'was not done'}.` : '';
  return { label: 'first', tone: 'warning', text: `A restart destroys the evidence.${captured}` };
}
