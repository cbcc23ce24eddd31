import { expect, test } from 'vitest';
import { businessDaysBetween, daysBetween } from '../../../../core/postmortem/facts/days.ts';

test.each([
  ['2026-03-02', '2026-03-09', 7, 5],
  ['2026-03-06', '2026-03-09', 3, 1],
  ['2026-03-07', '2026-03-08', 1, 0],
  ['2026-03-02', '2026-03-02', 0, 0],
  ['2026-12-30', '2027-01-04', 5, 3],
])('counts from %s to %s %i days, %i of them business days', (from, to, days, business) => {
  expect([daysBetween(from, to), businessDaysBetween(from, to)]).toEqual([days, business]);
});
