import { utc } from '../../incident/measure.ts';
import type { StepRecord } from '../../incident/state.ts';
import { STEP_WORDS } from '../../incident/timeline.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';
import type { Block } from './block.ts';

/** Steps in the playbook's order, with those nobody settled; steps the playbook does not know come after. */
export const steps: Block = {
  holds: 'the steps of the playbook, with what came of each',
  render({ incident, playbook }) {
    const known = (playbook?.phases ?? []).flatMap((phase) => phase.steps);
    const ids = new Set(known.map(({ id }) => id));
    const items = [
      ...known.map(({ id, title }) => stepItem(id, title, incident.steps.get(id))),
      ...[...incident.steps].filter(([id]) => !ids.has(id)).map(([id, step]) => stepItem(id, step.title, step)),
    ];
    return items.length === 0 ? undefined : items.join('\n');
  },
  hasFacts: ({ incident }) => incident.steps.size > 0,
};

function stepItem(id: string, title: string, step: StepRecord | undefined): string {
  const name = `**${inline(id)}** ${inline(step?.title ?? title)}`;
  if (!step) return `- ${NOT_RECORDED}: ${name}`;
  const reason = step.reason ?? (step.state === 'done' ? undefined : NOT_RECORDED);
  return `- ${STEP_WORDS[step.state]}, ${utc(step.at)}: ${name}${reason === undefined ? '' : ` (reason: ${inline(reason)})`}`;
}
