import type { PostmortemRule } from '../rule.ts';
import { lacking, leak, leakedOf } from './leak.ts';

/** What has no limit that a process could read. */
const UNLIMITED = ['cost', 'bandwidth', 'cpu', 'vm'];

export const leakLimits: PostmortemRule = {
  id: 'C21',
  name: 'leak-limits',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It gives the limit as configured, the limit the live process had, and how that was read.',
  why: 'The two differ more often than people think: a limit of a billion in a file can be 65,536 in the process.',
  examples: [
    { markdown: leak(['configured_limit: 1048576', 'effective_limit: 65536', 'limit_read_from: /proc/4182/limits']), finds: [] },
    { markdown: leak(['configured_limit: 1048576']), finds: ['7:1'] },
    { markdown: leak(['configured_limit: 65536', 'effective_limit: not recorded']), finds: [] },
    { markdown: leak([], { kind: 'cost' }), finds: [] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    if (!leaked || UNLIMITED.includes(leaked.class)) return [];
    const read = leaked.effective_limit === 'not recorded' ? [] : (['limit_read_from'] as const);
    return lacking(postmortem, leaked, ['configured_limit', 'effective_limit', ...read], 'both limits and how the second was read in the live process');
  },
};
