import { expect, it } from 'vitest';
import { scoresOf } from './scores.ts';

it.each([
  [[100, 100], 100, 2],
  [[100, 90, 100], 100, 3],
  [[90, 100, 90], 90, 3],
  [[90, 95, 100], 95, 3],
  [[0, 0, 100], 0, 3],
])('the median of %j is %i after %i runs', async (runs, median, times) => {
  let run = 0;
  expect(await scoresOf(async () => ({ performance: runs[run++] ?? 0 }))).toEqual({ performance: median });
  expect(run).toBe(times);
});
