import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../core/knowledge/types.ts';
import { drawTimeline } from '../../site/src/drawings/timeline.ts';

const event = (offset: number | undefined, kind: string, time = String(offset)): CaseEvent => ({
  time,
  kind,
  text: 'x',
  ...(offset === undefined ? {} : { offset }),
});
const MINUTE = 60;

describe('a drawn timeline', () => {
  it('keeps the proportions, with both ends inside', () => {
    const drawn = drawTimeline({ timeline: [event(0, 'impact-start'), event(30, 'note'), event(60, 'resolved')], metrics: [] });
    expect(drawn?.marks.map(({ at, side }) => [at, side])).toEqual([
      [1.5, 'harm'],
      [50, 'work'],
      [98.5, 'better'],
    ]);
    expect(drawn?.compressed).toBe(false);
  });

  it('shortens one gap that leaves no room for the rest, keeps the order, and says so', () => {
    const drawn = drawTimeline({
      timeline: [event(0, 'fault-introduced'), event(100_000 * MINUTE, 'impact-start'), event(100_060 * MINUTE, 'resolved')],
      metrics: [],
    });
    const [first = 0, second = 0, third = 0] = drawn?.marks.map(({ at }) => at) ?? [];
    expect(drawn?.compressed).toBe(true);
    expect(third - second).toBeGreaterThan(2);
    expect(second - first).toBeGreaterThan(third - second);
  });

  it('draws a figure between its two moments, also one that runs backwards', () => {
    const { spans } = drawTimeline({
      timeline: [event(0, 'detected', '03:00'), event(360, 'impact-start', '03:06')],
      metrics: [{ name: 'time to detect', seconds: -360, from: 'impact-start 03:06', to: 'detected 03:00' }],
    }) ?? { spans: [] };
    expect(spans).toEqual([{ from: 1.5, to: 98.5, says: 'time to detect: detected 6 min before impact' }]);
  });

  it.each([
    ['no times', [event(undefined, 'detected'), event(undefined, 'resolved')]],
    ['one moment', [event(60, 'detected'), event(60, 'resolved')]],
    ['nothing', []],
  ])('is none where there are %s', (_, timeline) => {
    expect(drawTimeline({ timeline, metrics: [] })).toBeUndefined();
  });
});
