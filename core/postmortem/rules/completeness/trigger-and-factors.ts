import { profileOf } from '../../facts/profile.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const TRIGGER = ['trigger:', '  kind: binary-push', '  text: release 41'];
const FACTORS = (count: number) => [
  'contributing_factors:',
  ...Array.from({ length: count }, (_, index) => [
    `  - id: f${index + 1}`,
    '    text: the error path returns before the file is closed',
    '    kind: technical',
    '    category: bug',
  ]).flat(),
];

export const triggerAndFactors: PostmortemRule = {
  id: 'C07',
  name: 'trigger-and-factors',
  layer: 'completeness',
  severity: 'error',
  asks: 'The front matter has a trigger and at least two contributing factors, or one and why there is only one.',
  why: 'An incident that has a single cause has mostly been looked at until the first one was found.',
  examples: [
    { markdown: sample([...TRIGGER, ...FACTORS(2)]), finds: [] },
    { markdown: sample([...TRIGGER, ...FACTORS(1), 'only_one_factor_because: the limit alone explains it, and it was set on purpose']), finds: [] },
    { markdown: sample([...TRIGGER, ...FACTORS(1)]), finds: ['11:5'] },
    { markdown: sample([]), finds: ['1:1', '1:1'] },
    { markdown: sample(TRIGGER, { severity: 'sev3' }), finds: ['1:1'] },
  ],
  check(postmortem) {
    const { head, front } = postmortem;
    if (!head) return [];
    const remarks: Remark[] = [];
    const factors = head.contributing_factors ?? [];
    if (!head.trigger)
      remarks.push({ at: front.spot(['trigger']), message: 'Unexpected postmortem without "trigger", expected what set it off, or kind "unknown"' });
    if (factors.length === 0)
      remarks.push({ at: front.spot(['contributing_factors']), message: 'Unexpected postmortem without "contributing_factors", expected at least two' });
    else if (factors.length === 1 && head.only_one_factor_because === undefined && profileOf(postmortem) === 'full')
      remarks.push({
        at: front.spot(['contributing_factors', 0]),
        message: 'Unexpected single contributing factor, expected a second one or "only_one_factor_because"',
      });
    return remarks;
  },
};
