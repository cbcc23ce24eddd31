import type { PostmortemRule } from '../rule.ts';
import { grows, lacking, leak, leakedOf } from './leak.ts';

export const leakDuration: PostmortemRule = {
  id: 'C23',
  name: 'leak-duration',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It is known when the leak began and when the resource was used up, in this order.',
  why: 'The time between the two is what an alert on saturation has to work with.',
  examples: [
    { markdown: leak(['leak_started_at: 2026-03-02T09:40:00Z', 'exhausted_at: 2026-03-02T10:00:00Z']), finds: [] },
    { markdown: leak([]), finds: ['7:1'] },
    { markdown: leak(['leak_started_at: 2026-03-02T10:40:00Z', 'exhausted_at: 2026-03-02T10:00:00Z']), finds: ['11:17'] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    if (!leaked || !grows(leaked)) return [];
    const { leak_started_at: start, exhausted_at: end } = leaked;
    if (start !== undefined && end !== undefined && Date.parse(start) > Date.parse(end))
      return [
        {
          at: postmortem.front.spot(['resource', 'exhausted_at']),
          message: `Unexpected exhausted_at ${end} before leak_started_at ${start}, expected it after`,
        },
      ];
    // These two are moments, so "not recorded" has its place in the text.
    const told = /\b(?:start|beginning|begin|began|exhausted|used up|full)\b[^.|]*\bnot recorded\b/i.test(postmortem.text.slice(postmortem.front.length));
    return told ? [] : lacking(postmortem, leaked, ['leak_started_at', 'exhausted_at'], 'both moments; in the text it may be said that one is');
  },
};
