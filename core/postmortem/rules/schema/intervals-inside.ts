import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const FILE = (from: string, to: string) =>
  sample([
    'start_time: 2026-03-02T10:00:00Z',
    'end_time: 2026-03-02T12:00:00Z',
    'impact:',
    '  kind: [degraded]',
    '  intervals:',
    '    - from: 2026-03-02T10:00:00Z',
    '      to: 2026-03-02T10:25:00Z',
    `    - from: ${from}`,
    `      to: ${to}`,
  ]);

export const intervalsInside: PostmortemRule = {
  id: 'S04',
  name: 'intervals-inside',
  layer: 'schema',
  severity: 'error',
  asks: 'Stretches of impact lie between start_time and end_time, one after the other.',
  why: 'Their sum is the length of the impact: minutes that count twice, or lie outside, make it wrong.',
  examples: [
    { markdown: FILE('2026-03-02T11:00:00Z', '2026-03-02T12:00:00Z'), finds: [] },
    { markdown: FILE('2026-03-02T10:20:00Z', '2026-03-02T12:00:00Z'), finds: ['14:13'] },
    { markdown: FILE('2026-03-02T11:00:00Z', '2026-03-02T12:30:00Z'), finds: ['15:11'] },
  ],
  check({ head, front }) {
    const { start_time, end_time } = head ?? {};
    const intervals = head?.impact?.intervals ?? [];
    return intervals.flatMap(({ from, to }, index): Remark[] => {
      const before = intervals[index - 1]?.to;
      const spot = (key: string) => front.spot(['impact', 'intervals', index, key]);
      return [
        ...(before !== undefined && Date.parse(from) < Date.parse(before)
          ? [{ at: spot('from'), message: `Unexpected start ${from} before ${before}, expected intervals one after the other` }]
          : []),
        ...(start_time !== undefined && Date.parse(from) < Date.parse(start_time)
          ? [{ at: spot('from'), message: `Unexpected start ${from} before start_time, expected it at or after ${start_time}` }]
          : []),
        ...(to !== undefined && end_time !== undefined && Date.parse(to) > Date.parse(end_time)
          ? [{ at: spot('to'), message: `Unexpected end ${to} after end_time, expected it at or before ${end_time}` }]
          : []),
      ];
    });
  },
};
