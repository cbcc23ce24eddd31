import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

const PEOPLE =
  '(?:people|everyone|everybody|nobody|someone|(?:the |all |our |every )?(?:engineers?|developers?|devs?|operators?|on-?calls?|staff|teams?|colleagues?|reviewers?|responders?|admins?))';
const ATTENTION = new RegExp(
  `\\b(?:be (?:more )?(?:careful|vigilant|mindful|aware|cautious)|pay (?:more |closer )?attention|double[- ]check|remind ${PEOPLE}|(?:make sure|ensure)(?: that)? ${PEOPLE}|(?:re-?)?(?:train|educate|teach) ${PEOPLE}|remember to|take (?:more )?care\\b|raise awareness)`,
  'i',
);

export const notAttention: PostmortemRule = {
  id: 'A09',
  name: 'not-attention',
  layer: 'actions',
  severity: 'error',
  asks: 'An action item changes the system, and not how much people pay attention.',
  why: 'People were careful the last time too. At the next page they are tired again, and a guard is not.',
  examples: [
    { markdown: action({ text: 'Reject a deploy that lowers max_connections below live use' }), finds: [] },
    { markdown: action({ text: 'Be more careful with the limits of the pool' }), finds: ['9:11'] },
    { markdown: action({ text: 'Make sure engineer checks that database schema can be parsed before updating.' }), finds: ['9:11'] },
    { markdown: action({ text: 'Remind everyone of the release checklist' }), finds: ['9:11'] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, from, at }) => {
      const found = from === 'list' ? undefined : ATTENTION.exec(text)?.[0];
      return found === undefined
        ? []
        : [{ at: at('text'), message: `Unexpected ${quote(found)} as a remedy, expected a change of the system that holds when nobody thinks of it` }];
    }),
};
