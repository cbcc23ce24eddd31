import { median, medianAbsoluteDeviation, quantile } from 'simple-statistics';
import { fitLine, type Point } from './theil-sen.ts';

/** Change of the median, in pooled deviations, that counts as a step. */
const STEP_SCORE = 4;
/** How many times as far as from the two levels the points must lie from a line. */
const CLEARLY = 1.25;
/** Fewest samples on either side of a step. */
const STEP_SIDE = 5;

/**
 * The split that leaves the least deviation from the two medians, when they are far apart and the head is flat by itself:
 * a warm-up or a burst, which rises over the window and is no leak. `tail` is where the second side begins.
 */
export function findStep(points: readonly Point[]): { readonly tail: number; readonly flat: boolean } | undefined {
  let best = { left: Number.POSITIVE_INFINITY, tail: 0 };
  for (let split = STEP_SIDE; split <= points.length - STEP_SIDE; split++) {
    const left = deviation(points.slice(0, split)) + deviation(points.slice(split));
    if (left < best.left) best = { left, tail: split };
  }
  const [head, tail] = [points.slice(0, best.tail), points.slice(best.tail)];
  if (head.length === 0 || tail.length === 0) return undefined;
  // A steady rise is cut into two levels as well, and lies closer to a line.
  const { slope } = fitLine(points);
  if (deviation(points.map(({ t, x }) => ({ t, x: x - slope * t }))) < CLEARLY * best.left) return undefined;
  const pooled = (medianAbsoluteDeviation(values(head)) + medianAbsoluteDeviation(values(tail))) / 2;
  const score = Math.abs(median(values(tail)) - median(values(head))) / Math.max(pooled, 0.5);
  if (score <= STEP_SCORE || !isFlat(head)) return undefined;
  return { tail: best.tail, flat: isFlat(tail) };
}

/** Sum of the distances from the median. */
function deviation(points: readonly Point[]): number {
  const all = values(points);
  const middle = median(all);
  return all.reduce((sum, value) => sum + Math.abs(value - middle), 0);
}

/** What the floor of a sawtooth does: the only thing that says whether its owner leaks. */
export type Troughs = 'none' | 'too-few' | 'rising' | 'level';

/** Drop, in deviations of the steps between samples, that counts as a collection or a reaper run. */
const DROP_DEVIATIONS = 6;
const DROP_SHARE = 0.4;
const RISE_SHARE = 0.1;

/** Looks for the drops of a garbage collector or a pool's reaper and compares the lows between them. */
export function readTroughs(points: readonly Point[]): Troughs {
  const { slope } = fitLine(points);
  const level = points.map((point) => point.x - slope * point.t);
  const range = Math.max(...level) - Math.min(...level);
  const all = values(points);
  const steps = all.slice(1).map((value, i) => value - (all[i] ?? value));
  const threshold = Math.max(DROP_DEVIATIONS * medianAbsoluteDeviation(steps), DROP_SHARE * range, Number.MIN_VALUE);
  const lows = steps.flatMap((step, i) => (-step >= threshold && staysLow(level, i, threshold) ? [all[i + 1] ?? 0] : []));
  if (lows.length === 0) return 'none';
  if (lows.length < 3) return 'too-few';
  const rising = lows.every((low, i) => i === 0 || low > (lows[i - 1] ?? low));
  const spread = quantile([...all], 0.95) - quantile([...all], 0.05);
  const rise = (lows.at(-1) ?? 0) - (lows[0] ?? 0);
  return rising && rise > RISE_SHARE * spread ? 'rising' : 'level';
}

/** After a drop the level is another one; after a blip, or between two unlucky values of noise, it is the same. */
function staysLow(level: readonly number[], at: number, threshold: number): boolean {
  const around = (from: number, to: number) => median(level.slice(Math.max(0, from), to));
  return around(at - 2, at + 1) - around(at + 1, at + 4) >= threshold / 2;
}

/** The lowest value of the last third lies above the middle of the first: something is never given back. */
export function floorRises(points: readonly Point[]): boolean {
  const third = Math.floor(points.length / 3);
  if (third < 3) return false;
  const [first, last] = [values(points.slice(0, third)), values(points.slice(-third))];
  return Math.min(...last) > median(first) && median(last) > Math.max(...first);
}

/**
 * Takes the part out of a series that follows the traffic: the slope of its changes on the changes of the traffic,
 * never negative. A process that holds more because it does more is not leaking.
 */
export function withoutTraffic(points: readonly Point[], traffic: readonly number[]): readonly Point[] {
  if (traffic.length !== points.length || points.length < 6) return points;
  const changes = points.slice(1).map((point, i) => ({ x: point.x - (points[i]?.x ?? 0), r: (traffic[i + 1] ?? 0) - (traffic[i] ?? 0) }));
  const slopes: number[] = [];
  for (let i = 0; i < changes.length; i++) {
    for (let j = i + 1; j < changes.length; j++) {
      const [a, b] = [changes[i], changes[j]];
      if (a && b && a.r !== b.r) slopes.push((b.x - a.x) / (b.r - a.r));
    }
  }
  const share = slopes.length === 0 ? 0 : Math.max(0, median(slopes));
  const mean = traffic.reduce((sum, rate) => sum + rate, 0) / traffic.length;
  return points.map((point, i) => ({ t: point.t, x: point.x - share * ((traffic[i] ?? mean) - mean) }));
}

/** In every third of the window it is as low as it ever was: nothing is kept. */
export function givesBack(points: readonly Point[]): boolean {
  const all = values(points);
  const third = Math.max(1, Math.floor(all.length / 3));
  const lows = [all.slice(0, third), all.slice(third, -third), all.slice(-third)].map((part) => Math.min(...part));
  return lows.every((low) => low === Math.min(...all));
}

function isFlat(points: readonly Point[]): boolean {
  return fitLine(points).p > 0.2;
}

function values(points: readonly Point[]): number[] {
  return points.map((point) => point.x);
}
