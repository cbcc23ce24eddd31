import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';
import { VERBS, WEAK_VERBS } from './verbs.ts';

export const startsWithVerb: PostmortemRule = {
  id: 'A01',
  name: 'starts-with-verb',
  layer: 'actions',
  severity: 'warn',
  asks: 'An action item starts with a verb that says what is to be done.',
  why: 'A topic such as "monitoring" is never finished, and nobody knows when it was begun.',
  examples: [
    { markdown: action({ text: 'Alert when workers hold more than 80 % of their descriptors' }), finds: [] },
    { markdown: action({ text: 'Re-enable the leak test of the upload path' }), finds: [] },
    { markdown: action({ text: 'Monitoring of descriptors' }), finds: ['9:11'] },
    { markdown: '## Action items\n\n- Close files in the error path\n- Quarterly drills\n', finds: ['4:3'] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, at }) => {
      const first = /^[*_"'“(]*([\p{L}][\p{L}-]*)/u.exec(text)?.[1]?.toLowerCase() ?? '';
      if (VERBS.has(first) || VERBS.has(first.replace(/^(?:re|un|de|auto)-/, '')) || WEAK_VERBS.test(text)) return [];
      const meant = [...(/ing$/.test(first) ? [first.slice(0, -3), `${first.slice(0, -3)}e`, first.slice(0, -4)] : []), first.replace(/s$/, '')].find((verb) =>
        VERBS.has(verb),
      );
      return [{ at: at('text'), message: `Unexpected start of an action item in ${quote(text)}, expected a verb${meant ? ` such as "${meant}"` : ''}` }];
    }),
};
