import { describe, expect, it } from 'vitest';
import { History } from '../../../core/diagnosis/history.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';

const sample = (second: number, values: Partial<Record<ReadingId, number>>) => ({
  at: 1_000 * second,
  readings: Object.entries(values).map(([id, value]) => ({ id: id as ReadingId, value, at: 1_000 * second })),
});

describe('the history of a watch', () => {
  it('keeps the whole time in a few dozen moments, however long it is', () => {
    const history = new History(() => true);
    for (let second = 0; second < 10_000; second++) history.add(sample(second, { 'descriptors.used': 100 + second / 10, 'descriptors.limit': 100_000 }));
    const series = history.table().get('descriptors.used');
    const times = series?.points.map(({ t }) => t) ?? [];
    expect(times.length).toBeGreaterThan(30);
    expect(times.length).toBeLessThanOrEqual(61);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(9_500);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(series).toMatchObject({ value: 1099.9, trend: { verdict: 'growing' } });
    expect(series?.trend?.slope).toBeCloseTo(0.1);
  });

  it('keeps what is read now and then, with the moment at which it was', () => {
    const history = new History(() => true);
    for (let second = 0; second < 400; second++)
      history.add(sample(second, { 'threads.count': 7, ...(second % 7 === 0 ? { 'descriptors.files': second } : {}) }));
    const points = history.table().get('descriptors.files')?.points ?? [];
    expect(points.length).toBeGreaterThan(20);
    expect(points.every(({ t, x }, i) => t - (points[0]?.t ?? 0) === x - (points[0]?.x ?? 0) && (i === 0 || x > (points[i - 1]?.x ?? x)))).toBe(true);
  });

  it('computes what takes two looks, and keeps only what is wanted', () => {
    const history = new History(({ id }) => id === 'traffic.rate');
    for (let second = 0; second < 20; second++) history.add(sample(second, { 'traffic.work': 5 * second, 'threads.count': 7 }));
    const table = history.table();
    expect([...table.keys()]).toEqual(['traffic.rate']);
    expect(table.get('traffic.rate')?.value).toBe(5);
  });

  it('starts anew when another program took the place', () => {
    const history = new History(() => true);
    history.add(sample(0, { 'threads.count': 7 }));
    history.clear();
    history.add(sample(1, { 'threads.count': 9 }));
    expect(history.table().get('threads.count')?.points).toEqual([{ t: 0, x: 9 }]);
  });
});
