import { expect, test } from 'vitest';
import { nudge } from '../../../core/incident/nudge.ts';
import { LIBRARY } from '../../cli/wizard/samples.ts';

const { phases } = LIBRARY.playbook;
const NOTHING = { mitigated: false, escalated: false };

test.each<[number, number, typeof NOTHING, ReturnType<typeof nudge>]>([
  [0, 0, NOTHING, undefined],
  [0, 839, NOTHING, undefined],
  [0, 850, NOTHING, 'near'],
  [0, 900, NOTHING, 'over'],
  [0, 9000, NOTHING, 'over'],
  [0, 850, { ...NOTHING, escalated: true }, undefined],
  [0, 900, { ...NOTHING, mitigated: true }, undefined],
  [1, 900, NOTHING, undefined],
  // The window is 45 min, so its last 135 s.
  [1, 3464, NOTHING, undefined],
  [1, 3465, NOTHING, 'near'],
  [1, 3600, { mitigated: true, escalated: true }, 'over'],
])('phase %i after %i s: %j → %s', (phase, elapsed, done, says) => {
  expect(nudge(phases, phases[phase]!, elapsed, done)).toBe(says);
});
