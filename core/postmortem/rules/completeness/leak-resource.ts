import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';
import { leak } from './leak.ts';

export const leakResource: PostmortemRule = {
  id: 'C20',
  name: 'leak-resource',
  layer: 'completeness',
  severity: 'warn',
  asks: 'The front matter names the resource that ran out, and how: leak, limit, growth, amplification or a wrong limit.',
  why: 'Incidents are found again by their resource, whatever the service was called.',
  examples: [
    { markdown: leak([]), finds: [] },
    { markdown: sample([]), finds: ['1:1'] },
  ],
  check: ({ head, front }) =>
    head && !head.resource
      ? [{ at: front.spot(['resource']), message: 'Unexpected postmortem without "resource", expected what ran out: its class and mode' }]
      : [],
};
