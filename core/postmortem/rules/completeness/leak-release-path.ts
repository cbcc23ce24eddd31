import type { PostmortemRule } from '../rule.ts';
import { lacking, leak, leakedOf } from './leak.ts';

export const leakReleasePath: PostmortemRule = {
  id: 'C24',
  name: 'leak-release-path',
  layer: 'completeness',
  severity: 'warn',
  asks: 'A leak names where the resource is acquired, and which path does not release it: file and line, or component.',
  why: 'This is the fault itself; without it the repair was a guess that happened to work.',
  examples: [
    { markdown: leak(['acquired_at: upload.go:41', 'not_released_at: the return on a bad header, upload.go:57']), finds: [] },
    { markdown: leak(['acquired_at: upload.go:41']), finds: ['7:1'] },
    { markdown: leak([], { mode: 'limit-reached' }), finds: [] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem, ['full', 'short']);
    return leaked?.mode === 'leak' ? lacking(postmortem, leaked, ['acquired_at', 'not_released_at'], 'file and line, or component') : [];
  },
};
