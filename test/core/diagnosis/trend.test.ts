import { describe, expect, it } from 'vitest';
import { judgeTrend, type Trend, type TrendVerdict } from '../../../core/diagnosis/trend/trend.ts';
import { blips, type Maker, noisy, pointsOf, poisson, randomFrom, sawtooth, step } from '../../../scripts/simulate/series.ts';

const SERIES = 300;
/** A quarter of a limit of 1,024 is used, as by the level of the series. */
const HEADROOM = 800;

function judged(make: Maker, n: number): readonly Trend[] {
  return Array.from({ length: SERIES }, (_, i) => judgeTrend(pointsOf(make(n, randomFrom(1000 * i + n))), { headroom: HEADROOM }));
}

function percent(trends: readonly Trend[], verdict: TrendVerdict): number {
  return (100 * trends.filter((trend) => trend.verdict === verdict).length) / trends.length;
}

const trend = (values: readonly number[], options = { headroom: HEADROOM }): Trend => judgeTrend(pointsOf(values), options);
const many = (n: number, value: (i: number) => number): readonly number[] => Array.from({ length: n }, (_, i) => value(i));

describe('series without a leak', () => {
  // Bounds in percent. The noise of AR 0.95 is nearly a random walk: 3 to 4 of 100 are the best this procedure does with it (`npm run simulate`).
  it.each<[string, Maker, number, number]>([
    ['quite still', noisy(0), 30, 0],
    ['white noise of 1', noisy(1), 30, 1],
    ['white noise of 5', noisy(5), 15, 2],
    ['white noise of 5', noisy(5), 30, 1],
    ['autocorrelated noise (0.8)', noisy(10, 0.8), 30, 3],
    ['autocorrelated noise (0.8)', noisy(10, 0.8), 60, 3],
    ['strongly autocorrelated noise (0.95)', noisy(20, 0.95), 30, 6],
    ['three blips', blips, 30, 0],
    ['a warm-up step', step, 30, 1],
    ['a sawtooth of 20 s', sawtooth(20), 30, 1],
    ['a sawtooth of 20 s', sawtooth(20), 60, 2],
  ])('%s is called growing in few windows of %3$i', (_name, make, n, most) => {
    expect(percent(judged(make, n), 'growing')).toBeLessThanOrEqual(most);
  });

  it('calls a sawtooth longer than the window growing all the same: three quarters at 30 samples, which no trend test can help', () => {
    const share = percent(judged(sawtooth(90), 30), 'growing');
    expect([share > 60, share < 85]).toEqual([true, true]);
  });

  it('says "flat" of a quiet process in nearly all windows, and of a noisy one only when it watched long enough', () => {
    expect(percent(judged(noisy(1), 30), 'flat')).toBeGreaterThan(90);
    expect(percent(judged(noisy(5), 60), 'flat')).toBeGreaterThan(90);
    expect(percent(judged(noisy(5), 15), 'flat')).toBeLessThan(25);
  });
});

describe('series with a leak', () => {
  it.each<[string, Maker, number, number]>([
    ['exactly 5/s', noisy(0, 0, 5), 15, 100],
    ['1/s under white noise', noisy(5, 0, 1), 30, 90],
    ['1/s under white noise', noisy(5, 0, 1), 60, 97],
    ['1/s under autocorrelated noise', noisy(10, 0.8, 1), 60, 55],
    ['5/s under autocorrelated noise', noisy(10, 0.8, 5), 30, 70],
    ['5/s under autocorrelated noise', noisy(10, 0.8, 5), 60, 90],
    ['one every two seconds at random', poisson(0.5), 30, 80],
    ['two a second at random', poisson(2), 15, 80],
    ['five a second at random', poisson(5), 15, 90],
    ['2/s under a sawtooth of 20 s', sawtooth(20, 2), 60, 70],
  ])('of %s are found', (_name, make, n, least) => {
    expect(percent(judged(make, n), 'growing')).toBeGreaterThanOrEqual(least);
  });

  it.each<[string, Maker, number, number, number]>([
    ['white noise', noisy(5, 0, 1), 1, 30, 90],
    ['autocorrelated noise (0.8)', noisy(10, 0.8, 1), 1, 30, 79],
    ['strongly autocorrelated noise (0.95)', noisy(20, 0.95, 5), 5, 30, 72],
    ['random additions', poisson(5), 5, 30, 70],
  ])('lie within the interval of the slope, under %s', (_name, make, slope, n, least) => {
    const trends = judged(make, n);
    const covered = trends.filter(({ low, high }) => low <= slope && slope <= high);
    expect((100 * covered.length) / trends.length).toBeGreaterThanOrEqual(least);
  });

  it('are never missed by more than is said, when the answer is "flat"', () => {
    for (const make of [noisy(5, 0, 1), noisy(10, 0.8, 1)]) {
      const wrong = judged(make, 30).filter(({ verdict, missedBelow }) => verdict === 'flat' && missedBelow < 1);
      expect((100 * wrong.length) / SERIES).toBeLessThanOrEqual(7);
    }
  });
});

describe('the shape of a series', () => {
  it.each<[string, readonly number[], TrendVerdict]>([
    ['fourteen samples are too few', many(14, (i) => 100 + 5 * i), 'unclear'],
    ['fifteen are enough for a plain leak', many(15, (i) => 100 + 5 * i), 'growing'],
    ['no sample at all', [], 'unclear'],
    ['a step up and level again', many(30, (i) => (i < 15 ? 100 : 180)), 'flat'],
    ['a step, then a leak', many(40, (i) => (i < 12 ? 100 : 200 + 3 * i)), 'growing'],
    ['a warm-up that levels off', many(30, (i) => Math.round(100 + 60 * (1 - Math.exp(-i / 4)))), 'unclear'],
    ['falling', many(30, (i) => 500 - 5 * i), 'flat'],
    ['integer stairs, one every three seconds', many(30, (i) => 100 + Math.floor(i / 3)), 'growing'],
    ['stairs of two', many(30, (i) => (i < 20 ? 100 : 102)), 'flat'],
    ['four troughs that rise', many(48, (i) => 100 + 10 * (i % 12) + 30 * Math.floor(i / 12)), 'growing'],
    ['four troughs at one level', many(48, (i) => 100 + 10 * (i % 12)), 'unclear'],
    ['a single drop', many(30, (i) => 100 + 10 * (i % 20)), 'unclear'],
    ['a counter of random additions that never falls', poisson(3)(30, randomFrom(7)), 'growing'],
  ])('%s', (_name, values, verdict) => {
    expect(trend(values).verdict).toBe(verdict);
  });

  it.each<[string, (i: number) => number]>([
    ['slows down when its owner gets less of the processor', (i) => 40 + 5 * Math.min(i, 6) + Math.max(0, i - 6)],
    ['pauses for a while', (i) => 40 + 5 * (Math.min(i, 5) + Math.max(0, i - 13))],
    ['has just begun', (i) => 40 + 5 * Math.max(0, i - 10)],
    ['has just stopped', (i) => 40 + 5 * Math.min(i, 8)],
  ])('is never called flat when it only rises, however much room there is: a leak that %s', (_name, value) => {
    expect(trend(many(17, value), { headroom: 20_000 })).toMatchObject({ verdict: 'unclear', why: expect.stringContaining('only rises') });
    expect(trend(many(17, value), { headroom: 1_000_000 }).verdict).toBe('unclear');
  });

  it('is plain when it stands far out of the noise from the start', () => {
    expect(trend(many(15, (i) => 100 + 5 * i)).plain).toBe(true);
    expect(trend(noisy(10, 0.8, 1)(30, randomFrom(3))).plain).toBe(false);
  });

  it('must grow by 4 MiB to count when it is in bytes', () => {
    const slow = many(30, (i) => 200e6 + 50_000 * i);
    expect(judgeTrend(pointsOf(slow), { least: 4 * 1024 * 1024 }).verdict).not.toBe('growing');
    expect(judgeTrend(pointsOf(slow.map((x, i) => x + 250_000 * i)), { least: 4 * 1024 * 1024 }).verdict).toBe('growing');
  });

  it.each([
    // Goroutines of a healthy program, and the work of each second, which ends a second late.
    ['as measured', [18, 2, 2, 2, 2, 11, 17, 9, 2, 2, 2, 11, 19, 10, 2]],
    ['and its last burst hardly over', [18, 2, 2, 2, 2, 11, 17, 9, 2, 2, 2, 11, 19, 11, 2]],
  ])('is not growth where bursts come back to one level, whatever the traffic leaves of them: %s', (_name, values) => {
    const traffic = [112, 128, 13, 11, 12, 24, 131, 116, 12, 13, 12, 19, 131, 129, 12];
    expect(judgeTrend(pointsOf(values), { headroom: 10_000, traffic }).verdict).not.toBe('growing');
  });

  it('is not growth when it only follows the traffic', () => {
    const random = randomFrom(11);
    const traffic = many(30, (i) => 100 + 4 * i + Math.floor(40 * random()));
    const follows = traffic.map((rate) => Math.round(50 + 0.4 * rate));
    expect(judgeTrend(pointsOf(follows), { headroom: HEADROOM, traffic }).verdict).not.toBe('growing');
    expect(judgeTrend(pointsOf(follows.map((x, i) => x + 2 * i)), { headroom: HEADROOM, traffic }).verdict).toBe('growing');
  });

  it('says why, and what it would have missed', () => {
    const { why, missedBelow } = trend(many(30, () => 900));
    expect([why, missedBelow.toFixed(3)]).toEqual(['it does not rise', (3 / 29).toFixed(3)]);
  });
});
