import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

const VAGUE =
  /^[\p{L}-]+(?: (?:into|at|up|on|about|our|the|more|better))* (?:(?:the|this|that|these|our) )?(?:underlying |root )?(?:issues?|problems?|bugs?|scenarios?|incidents?|outages?|situations?|cause|monitoring|alerting|logging|observability|documentation|docs|tests?|testing|processe?s?|communication|resilience|stability|reliability)(?: (?:that|which) (?:caused|led to|triggered) (?:the|this|it)(?: \p{L}+)?| (?:for|of|in|around|with|behind|about) (?:(?:the|this|that|these|our) )?(?:it|issues?|problems?|scenarios?|incidents?|outages?|situations?|case|cases|future|systems?|services?))?[.!]?$/iu;

export const specific: PostmortemRule = {
  id: 'A08',
  name: 'specific',
  layer: 'actions',
  severity: 'error',
  asks: 'An action item names what it changes, and not only "the issue", "this scenario" or "monitoring".',
  why: 'In a month nobody knows what the issue was; the item has to be understood in the list of all items.',
  examples: [
    { markdown: action({ text: 'Handle invalid postal code in user address form input safely.' }), finds: [] },
    { markdown: action({ text: 'Fix the issue that caused the outage.' }), finds: ['9:11'] },
    { markdown: action({ text: 'Investigate monitoring for this scenario.' }), finds: ['9:11'] },
    { markdown: action({ text: 'Improve monitoring' }), finds: ['9:11'] },
    { markdown: action({ text: 'Add monitoring of descriptors per worker' }), finds: [] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, at }) =>
      VAGUE.test(text.slice(0, 200))
        ? [{ at: at('text'), message: `Unexpected action item ${quote(text)}, expected the component and what is to be different about it` }]
        : [],
    ),
};
