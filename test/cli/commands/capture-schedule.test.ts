import { expect, it } from 'vitest';
import { scheduleOf } from '../../../cli/commands/capture-schedule.ts';

it.each([
  [{}, 2, 5],
  [{ looks: '30' }, 30, 5],
  [{ for: '30s' }, 31, 1],
  [{ for: '0s' }, 1, 1],
  [{ for: '1s', interval: '0.1s' }, 11, 0.1],
  [{ for: '9s', interval: '5s' }, 2, 5],
])('takes as many looks as a diagnosis: %j', (options, looks, interval) => {
  expect(scheduleOf(options)).toMatchObject({ looks, interval });
});
