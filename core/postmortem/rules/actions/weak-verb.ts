import { quote } from '../../../knowledge/report.ts';
import { actionsOf, type ListedAction } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';
import { WEAK_VERBS } from './verbs.ts';

const DELIVERABLE = /\b(?:report|document|decision|write[- ]?up|list|prototype|benchmark|proposal|measurement|table|test|recommendation|estimate|adr|rfc)\b/i;

export const weakVerb: PostmortemRule = {
  id: 'A02',
  name: 'weak-verb',
  layer: 'actions',
  severity: 'error',
  asks: 'An action item does not only look into something. Where that is the work, its type is investigate, and it has a day and something to deliver.',
  why: 'Investigating, considering and improving have no end, so such items stay open until they are closed unread.',
  examples: [
    { markdown: action({ text: 'Add alerting for all cases where this service returns more than 1 % errors' }), finds: [] },
    { markdown: action({ text: 'Investigate why the pool shrank', type: 'investigate', verify: 'a report with the cause and its evidence' }), finds: [] },
    { markdown: action({ text: 'Investigate monitoring for this scenario.' }), finds: ['9:11'] },
    { markdown: action({ text: 'Investigate why the pool shrank', type: 'investigate', verify: undefined }), finds: ['9:11'] },
    { markdown: action({ text: 'Make sure engineer checks that database schema can be parsed before updating.' }), finds: ['9:11'] },
    { markdown: action({ text: 'Add automated presubmit check for schema changes.' }), finds: [] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap((item) => {
      const verb = WEAK_VERBS.exec(item.text)?.[0];
      if (verb === undefined || hasEnd(item)) return [];
      return [
        {
          at: item.at('text'),
          message: `Unexpected ${quote(verb)} as the whole of an action item, expected what will be different afterwards, or type investigate with a day and something to deliver`,
        },
      ];
    }),
};

function hasEnd({ type, due, text, verify }: ListedAction): boolean {
  return type === 'investigate' && due !== undefined && DELIVERABLE.test(`${text} ${verify ?? ''}`);
}
