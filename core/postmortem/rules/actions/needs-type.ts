import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

export const needsType: PostmortemRule = {
  id: 'A06',
  name: 'needs-type',
  layer: 'actions',
  severity: 'warn',
  asks: 'Each action item says what it is for: prevent, mitigate, detect, repair, process or investigate.',
  why: 'Only then does it show that everything goes into alerts and nothing into keeping it from happening.',
  examples: [
    { markdown: action({}), finds: [] },
    { markdown: action({ type: undefined }), finds: ['8:5'] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, type, from, at }) =>
      type !== undefined || from === 'list'
        ? []
        : [{ at: at(), message: `Unexpected action item ${quote(text)} without a type, expected prevent, mitigate, detect, repair, process or investigate` }],
    ),
};
