import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

export const needsLink: PostmortemRule = {
  id: 'A05',
  name: 'needs-link',
  layer: 'actions',
  severity: 'warn',
  asks: 'Each open action item links its ticket.',
  why: 'Work is planned in the tracker; what stands only here is read once.',
  examples: [
    { markdown: action({}), finds: [] },
    { markdown: action({ link: undefined }), finds: ['8:5'] },
    { markdown: action({ link: undefined, status: 'done' }), finds: [] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, link, status, from, at }) =>
      link !== undefined || status !== 'open' || from === 'list'
        ? []
        : [{ at: at(), message: `Unexpected open action item ${quote(text)} without a link, expected that of its ticket` }],
    ),
};
