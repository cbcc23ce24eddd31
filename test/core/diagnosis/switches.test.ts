import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { ThreadRow } from '../../../core/probes/rows.ts';

const thread = (tid: string, voluntary?: number, forced = 0): ThreadRow => ({
  tid,
  started: 50,
  name: 'worker',
  age: 100,
  used: 1,
  ...(voluntary === undefined ? {} : { switches: { voluntary, forced } }),
});

/** What is told of the switches in the last of several looks, five seconds apart. */
function lastOf(...looks: readonly (readonly ThreadRow[])[]): readonly unknown[] {
  const samples = looks.map((threads, i) => ({ at: 5_000 * i, readings: [], threads }));
  const readings = deriveReadings(samples).at(-1)?.readings ?? [];
  return (['cpu.switches', 'cpu.forced_switches_share'] as const).map((wanted) => readings.find(({ id }) => id === wanted)?.value);
}

describe('how often threads leave the processor', () => {
  it.each<[string, readonly (readonly ThreadRow[])[], readonly unknown[]]>([
    ['two of ten because they had to', [[thread('1', 100, 10)], [thread('1', 108, 12)]], [2, 20]],
    [
      'of all threads together',
      [
        [thread('1', 0), thread('2', 0)],
        [thread('1', 5, 5), thread('2', 0, 10)],
      ],
      [4, 75],
    ],
    ['never: no share of nothing', [[thread('1', 7)], [thread('1', 7)]], [0, undefined]],
    ['a thread that came meanwhile does not count', [[thread('1', 0)], [thread('1', 10), thread('2', 900)]], [2, 0]],
    ['a look that did not ask says nothing', [[thread('1', 0)], [thread('1')]], [undefined, undefined]],
    ['looks that did not ask are passed over', [[thread('1', 0)], [thread('1')], [thread('1', 20)]], [2, 0]],
    ['one look', [[thread('1', 5)]], [undefined, undefined]],
  ])('%s', (_title, looks, told) => {
    expect(lastOf(...looks)).toEqual(told);
  });
});
