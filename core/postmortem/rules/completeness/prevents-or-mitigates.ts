import { actionsOf } from '../../facts/actions.ts';
import { profileOf } from '../../facts/profile.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const ITEM = (type: string, more: readonly string[] = []) =>
  sample(['action_items:', '  - id: a1', '    text: Close the file in the error path', `    type: ${type}`, ...more]);

export const preventsOrMitigates: PostmortemRule = {
  id: 'C09',
  name: 'prevents-or-mitigates',
  layer: 'completeness',
  severity: 'error',
  asks: 'At least one action item prevents the next incident of the kind, or mitigates it.',
  why: 'Better alerts alone mean that the same happens again, only noticed sooner.',
  examples: [
    { markdown: ITEM('prevent'), finds: [] },
    { markdown: ITEM('detect'), finds: ['8:5'] },
    { markdown: ITEM('prevent', ['    status: wont-do', '    reason: too dear']), finds: ['8:5'] },
    { markdown: sample([]), finds: ['1:1'] },
    { markdown: sample([], { severity: 'none' }), finds: [] },
  ],
  check(postmortem) {
    const items = actionsOf(postmortem);
    if (!postmortem.head || profileOf(postmortem) === 'near-miss') return [];
    // A list in the text has no types to judge by.
    if (items.some(({ type, status, from }) => from === 'list' || (status !== 'wont-do' && (type === 'prevent' || type === 'mitigate')))) return [];
    const at = items[0]?.at() ?? postmortem.front.spot(['action_items']);
    return [{ at, message: 'Unexpected postmortem without an action item that prevents or mitigates, expected at least one of type prevent or mitigate' }];
  },
};
