import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { grows, lacking, leak, leakedOf } from './leak.ts';

const GUARD = /\b(?:test|lint(?:er)?|rule|check|limit|ci|guard|budget|quota|cap|reject|refuse)\b/i;
const ITEM = (text: string) => ['action_items:', '  - id: a1', `    text: ${text}`, '    type: prevent'];

export const leakGuard: PostmortemRule = {
  id: 'C27',
  name: 'leak-guard',
  layer: 'completeness',
  severity: 'warn',
  asks: 'A test, a lint rule or a limit keeps the leak from coming back, there already or as an action item.',
  why: 'The line is mended; the next one like it is written in a month.',
  examples: [
    { markdown: leak(['regression_guard: leak test of the upload handler in CI']), finds: [] },
    { markdown: leak([], { more: ITEM('Add a leak test of the upload handler to CI') }), finds: [] },
    { markdown: leak([], { more: ITEM('Close the file in the error path') }), finds: ['7:1'] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    if (!leaked || !grows(leaked)) return [];
    if (actionsOf(postmortem).some(({ type, status, text }) => (type === 'prevent' || type === 'detect') && status !== 'wont-do' && GUARD.test(text)))
      return [];
    return lacking(postmortem, leaked, ['regression_guard'], 'the test, lint rule or limit that keeps it from coming back');
  },
};
