import { expect, test } from 'vitest';
import { allows, readDurations } from '../../../../core/postmortem/stated/durations.ts';

test.each([
  ['over 14 hours', 14 * 3600, 'over'],
  ['a 62-minute delay', 3720, 'exact'],
  ['within 2 minutes', 120, 'under'],
  ['44 h 49', 161_340, 'exact'],
  ['44 h 49 min', 161_340, 'exact'],
  ['5280 min', 316_800, 'exact'],
  ['1h50m', 6600, 'exact'],
  ['1 hour and 48 minutes', 6480, 'exact'],
  ['42 minutes 17 seconds', 2537, 'exact'],
  ['half an hour', 1800, 'exact'],
  ['about an hour', 3600, 'about'],
  ['~90 minutes', 5400, 'about'],
  ['two days', 172_800, 'exact'],
  ['1,440 minutes', 86_400, 'exact'],
  ['up to 45 minutes', 2700, 'up-to'],
  ['1.5 h', 5400, 'exact'],
])('reads %j', (text, seconds, bound) => {
  expect(readDurations(text).map((found) => [found.seconds, found.bound])).toEqual([[seconds, bound]]);
});

test.each(['5m requests', '20 services', '3 daemons', '10:30 hours', 'v1.2h', '4/5 min', '$20 s'])('reads no length in %j', (text) => {
  expect(readDurations(text)).toEqual([]);
});

test('reads several, with their places', () => {
  const text = 'down for 1 h 10 min, then slow for 20 s';
  expect(readDurations(text).map(({ from, to }) => text.slice(from, to))).toEqual(['1 h 10 min', '20 s']);
});

test.each([
  ['103 minutes', 103 * 60 + 60, true],
  ['103 minutes', 101 * 60, false],
  ['60 minutes', 65 * 60, true],
  ['2 hours', 97 * 60, true],
  ['2 hours', 80 * 60, false],
  ['over 14 hours', 727 * 60, false],
  ['over 14 hours', 15 * 3600, true],
  ['about 10 minutes', 12 * 60, true],
  ['within 5 minutes', 6 * 60, false],
])('lets %j stand for %i seconds: %s', (text, seconds, fits) => {
  const [low, high] = readDurations(text).map((found) => allows(found))[0] ?? [0, 0];
  expect(seconds >= low && seconds <= high).toBe(fits);
});

test('does not round a figure of a table', () => {
  const [stated] = readDurations('5280 minutes');
  expect(stated && allows(stated, true)).toEqual([5279 * 60, 5281 * 60]);
});
