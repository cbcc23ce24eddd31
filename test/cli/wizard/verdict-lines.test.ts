import { expect, test } from 'vitest';
import { headline, verdictLines } from '../../../cli/wizard/parts/verdict-lines.ts';
import { FULL, LEAKING, MORE_WORK, withRivals } from '../../core/diagnosis/rivals.ts';

test('a rival is no headline: where no leak is seen, that is the answer, and the rival stands under it with its reading', () => {
  const lines = verdictLines(withRivals(FULL));
  expect(lines[0]).toMatchObject({ label: 'no leak seen', tone: 'good' });
  expect(lines.find(({ label }) => label === 'likely')?.text).toMatch(/^limit-too-low, which is no leak \(.+\)$/);
});

test.each([
  ['confirmed', LEAKING],
  ['possible', { ...LEAKING, ...MORE_WORK }],
])('a leak that is %s is the headline, and is not listed again', (status, values) => {
  const diagnosis = withRivals(values);
  expect(headline(diagnosis)).toMatchObject({ label: status, text: 'fd-leak' });
  expect(verdictLines(diagnosis).filter(({ text }) => text === 'fd-leak')).toHaveLength(1);
});
