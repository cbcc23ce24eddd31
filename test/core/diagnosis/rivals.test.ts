import { expect, test } from 'vitest';
import { decided } from '../../../core/diagnosis/enough.ts';
import { outcomeOf } from '../../../core/incident/timeline.ts';
import { record } from './a-record.ts';
import { FULL, LEAKING, MORE_WORK, STABLE, withRivals, YOUNG } from './rivals.ts';

const standing = (values: Parameters<typeof withRivals>[0]) => {
  const diagnosis = withRivals(values);
  return [diagnosis.outcome, ...diagnosis.verdicts.flatMap(({ cause, status }) => (status === 'refuted' ? [] : [`${status} ${cause}`]))];
};

test.each([
  ['more work', { ...STABLE, ...MORE_WORK }, ['no-leak-seen', 'likely traffic-growth']],
  ['a limit that is too low', FULL, ['no-leak-seen', 'likely limit-too-low']],
  ['both', { ...FULL, ...MORE_WORK }, ['no-leak-seen', 'likely limit-too-low', 'likely traffic-growth']],
  ['more work that may explain the growth', { ...LEAKING, ...MORE_WORK }, ['inconclusive', 'likely traffic-growth', 'possible fd-leak']],
])('%s is named and never makes the outcome a leak', (_, values, named) => {
  expect(standing(values)).toEqual(named);
});

test('a leak is named before a rival, even one with a higher score', () => {
  const [leak, rival] = withRivals(YOUNG).verdicts;
  expect([leak?.cause, leak?.status, rival?.cause, rival?.status]).toEqual(['fd-leak', 'likely', 'limit-too-low', 'likely']);
  expect(rival!.score).toBeGreaterThan(leak!.score);
});

test('a rival says of itself that it is one, and a leak does not', () => {
  expect(withRivals({ ...LEAKING, ...MORE_WORK }).verdicts.map(({ cause, rival }) => [cause, rival])).toContainEqual(['traffic-growth', true]);
  expect(withRivals(LEAKING).verdicts[0]).not.toHaveProperty('rival');
});

test.each([
  ['a plain leak', LEAKING, 15, true],
  ['the same beside traffic, whose rates are one fewer', { ...LEAKING, ...MORE_WORK }, 15, false],
  ['a rival beside a leak that is only possible', { ...LEAKING, ...MORE_WORK }, 20, false],
])('%s: decided early or not', (_, values, n, early) => {
  expect(decided(record(n, values), withRivals(values, n))).toBe(early);
});

test('the timeline names it beside the outcome', () => {
  expect(outcomeOf(withRivals(FULL))).toBe('no leak seen; likely limit-too-low');
  expect(outcomeOf(withRivals(STABLE))).toBe('no leak seen');
  expect(outcomeOf(withRivals(LEAKING))).toBe('confirmed fd-leak');
});
