import { walk } from '../../../knowledge/markdown.ts';
import type { PostmortemRule } from '../rule.ts';
import { grows, lacking, leak, leakedOf } from './leak.ts';

export const leakSlope: PostmortemRule = {
  id: 'C22',
  name: 'leak-slope',
  layer: 'completeness',
  severity: 'warn',
  asks: 'What grew has its use in healthy times and its slope, or a graph of both.',
  why: 'Only against these does the next on-call see whether 4,000 is many.',
  examples: [
    { markdown: leak(['baseline: 210', 'leak_rate: 72 fd/min']), finds: [] },
    { markdown: leak([], { body: '![Descriptors, from 210 to 1,024](fd.png)\n' }), finds: [] },
    { markdown: leak(['baseline: 210']), finds: ['7:1'] },
    { markdown: leak([], { mode: 'misconfigured-limit' }), finds: [] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    if (!leaked || !grows(leaked) || [...walk(postmortem.tree)].some(({ type }) => type === 'image')) return [];
    return lacking(postmortem, leaked, ['baseline', 'leak_rate'], 'its use in healthy times and its slope, or a graph');
  },
};
