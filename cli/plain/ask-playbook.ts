import { elapsed } from '../wizard/moves/move.ts';
import { phaseHere, stepHere, stepsHere } from '../wizard/moves/playbook.ts';
import { HELP } from '../wizard/parts/help.ts';
import { nudgeLine } from '../wizard/parts/nudge.ts';
import { stepLines } from '../wizard/parts/step-lines.ts';
import { plain } from '../wizard/parts/wrap.ts';
import type { State } from '../wizard/state.ts';
import { type Ask, type Choice, walk } from './ask.ts';
import { keysOf } from './keys.ts';
import { textOf, withAnswers } from './text.ts';

export function askPlaybook(state: State): Ask {
  const phase = phaseHere(state);
  const step = stepHere(state);
  const keys = keysOf(HELP.playbook).flatMap((choice) => (step ? [choice] : withoutStep(choice)));
  if (!phase) return { lines: ['The library has no playbook.'], list: [], question: 'What next?', keys };
  const minutes = Math.floor(elapsed(state) / 60);
  const nudge = nudgeLine(state);
  const others = stepsHere(state).filter(({ id }) => id !== step?.id);
  return {
    lines: [
      `Phase ${plain(phase.title)}: ${minutes} min of ${Math.round(phase.endsAfter / 60)}${minutes * 60 > phase.endsAfter ? ', over' : ''}. Done when: ${plain(phase.doneWhen)}`,
      ...(nudge ? [withAnswers(textOf(nudge))] : []),
      ...(others.length === 0 ? [] : [`Also open: ${others.map(({ id, title }) => `${id} ${plain(title)}`).join('; ')}`]),
      ...(step ? [`Step ${step.id}: ${plain(step.title)}`, ...stepLines(state, step).map(textOf)] : [`All ${phase.steps.length} steps are settled.`]),
    ],
    list: [],
    question: step ? `Step ${step.id}?` : 'What next?',
    keys: [...keys, ...chooseStep(phase.steps, step)],
  };
}

/** Once all steps are settled, Enter goes on as `>` does, and what is about a step does nothing. */
function withoutStep(choice: Choice): readonly Choice[] {
  if (choice.key === '') return [{ ...choice, says: 'next phase' }];
  return ['s', 'x', 'p', 'f'].includes(choice.key) ? [] : [choice];
}

/** `1.2` goes to that step, also where it is settled. */
function chooseStep(steps: readonly { readonly id: string }[], here: { readonly id: string } | undefined): readonly Choice[] {
  const from = steps.findIndex(({ id }) => id === here?.id);
  return steps.map(({ id }, at) => ({
    key: id,
    says: at === 0 ? `go to that step, up to ${steps.at(-1)?.id}` : '',
    actions: walk(from === -1 ? steps.length : from, at),
  }));
}
