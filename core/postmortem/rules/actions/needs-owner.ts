import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

export const needsOwner: PostmortemRule = {
  id: 'A03',
  name: 'needs-owner',
  layer: 'actions',
  severity: 'error',
  asks: 'Each action item has an owner, a team or a person.',
  why: 'What belongs to everybody is done by nobody.',
  examples: [
    { markdown: action({}), finds: [] },
    { markdown: action({ owner: undefined }), finds: ['8:5'] },
    { markdown: '## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Close files in the error path | | 2026-12-15 |\n', finds: ['5:3'] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, owner, from, at }) =>
      owner !== undefined || from === 'list'
        ? []
        : [{ at: at(), message: `Unexpected action item ${quote(text)} without an owner, expected a team or a person` }],
    ),
};
