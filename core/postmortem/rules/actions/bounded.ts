import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

/** A figure, an end, a name in code, or a thing that is there or is not. */
const END =
  /\d|`|\b(?:until|unless|every|each|all|no longer|zero|never|before|when(?:ever)?|instead of)\b|\b(?:alert|test|check|lint(?:er)?|rule|limit|time-?out|dashboard|graph|metric|runbook|playbook|drill|script|guard|flag|switch|page|document|report|ticket|job|hook|policy|quota|budget|pool|queue|cache|index|column|field|button|template|library|version|release|breaker|retry|retries|rollback|backup|replica|environment|config(?:uration)?)s?\b/i;

export const bounded: PostmortemRule = {
  id: 'A07',
  name: 'bounded',
  layer: 'actions',
  severity: 'warn',
  asks: 'An action item has an end that can be seen: a figure, a threshold, a thing that is there afterwards, or "verify".',
  why: 'Without an end it is done when somebody is tired of it.',
  examples: [
    { markdown: action({ verify: undefined, text: 'Alert when 80 % of the descriptors are in use' }), finds: [] },
    { markdown: action({ text: 'Harden the upload path' }), finds: [] },
    { markdown: action({ verify: undefined, text: 'Harden the upload path' }), finds: ['9:11'] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, verify, status, at }) =>
      verify !== undefined || status !== 'open' || END.test(text)
        ? []
        : [
            {
              at: at('text'),
              message: `Unexpected action item ${quote(text)} without an end, expected a figure, a thing that is there afterwards, or "verify"`,
            },
          ],
    ),
};
