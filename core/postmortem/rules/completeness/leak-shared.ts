import type { PostmortemRule } from '../rule.ts';
import { lacking, leak, leakedOf } from './leak.ts';

export const leakShared: PostmortemRule = {
  id: 'C28',
  name: 'leak-shared',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It says what else uses the same resource, or "none".',
  why: 'A shared cache or pool takes down what has nothing to do with the fault, the monitoring and the status page among it.',
  examples: [
    { markdown: leak(['shared_with: [search, status page]']), finds: [] },
    { markdown: leak(['shared_with: [none]']), finds: [] },
    { markdown: leak([]), finds: ['7:1'] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    return leaked ? lacking(postmortem, leaked, ['shared_with'], 'what else uses it, "none"') : [];
  },
};
