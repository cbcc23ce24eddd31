import { median } from 'simple-statistics';
import { findStep, floorRises, givesBack, readTroughs, withoutTraffic } from './shape.ts';
import { fitLine, type Line, type Point } from './theil-sen.ts';

export type { Point } from './theil-sen.ts';

/** Three answers on purpose: "we cannot tell" is not "no". */
export type TrendVerdict = 'growing' | 'flat' | 'unclear';

export interface Trend {
  readonly verdict: TrendVerdict;
  /** Per second, with the interval of `Line`. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly autocorrelation: number;
  /** A leak slower than this, per second, would not have been noticed. */
  readonly missedBelow: number;
  /** Growth so plain that no more samples are needed. */
  readonly plain: boolean;
  /** Why, for a person. */
  readonly why: string;
}

export interface TrendOptions {
  /** What is left until the limit, in the unit of the series; unknown when there is no limit. */
  readonly headroom?: number;
  /** Smallest growth over the window that counts: 3 for counts, more for bytes. */
  readonly least?: number;
  /** The traffic at each point; the part of the series that follows it is taken out. */
  readonly traffic?: readonly number[];
}

/** Ten samples are never enough for a verdict (simulated: 9 % of the leaks of 1/s found); fifteen are for a plain one. */
export const FEWEST_SAMPLES = 15;
const SIGNIFICANT = 0.01;
/**
 * Growth must stand out of the noise so many times. Where neighbours resemble each other, above WAVES, the noise comes in
 * waves, of which a window shows half a one: then it takes more (simulated: of nearly random walks 3 % instead of 4 to 6
 * are called growing, and hardly a leak is lost).
 */
const OUT_OF_NOISE = 3;
const OUT_OF_WAVES = 7;
const WAVES = 0.5;
/** Growth must reach this share of the level, unless the series never once falls. */
const LEVEL_SHARE = 0.02;
/** Units that count as growth, unless the reading says how many. */
const LEAST = 3;
/** "Flat" is said when, within this time, even the fast end of the interval would … */
const FLAT_HORIZON = 3600;
/** … fill less than this share of what is left; or less than all of it, when nothing hints at a rise (p above NO_SIGN). */
const CLEARLY_FLAT = 0.1;
const NO_SIGN = 0.05;

/**
 * Judges whether a resource grows. All of it must hold for "growing": the corrected Mann–Kendall test, a Theil–Sen
 * interval above zero, a growth that stands out of the noise, and a floor that rises; steps and sawteeth are taken
 * aside first. Never a fitted line alone: on an ordinary noisy process that cries wolf in every fourth window.
 */
export function judgeTrend(raw: readonly Point[], options: TrendOptions = {}): Trend {
  // First of all: waves of traffic look like steps and sawteeth too.
  const points = options.traffic ? withoutTraffic(raw, options.traffic) : raw;
  const trend = judgePoints(points, options);
  // What the traffic explains is an estimate, and what was given back is a fact.
  if (trend.verdict !== 'growing' || points === raw || !givesBack(raw)) return trend;
  return { ...trend, verdict: 'unclear', plain: false, why: 'it grows beside the traffic, and yet comes back to its lowest again and again' };
}

function judgePoints(points: readonly Point[], options: TrendOptions): Trend {
  if (points.length < FEWEST_SAMPLES) return unclear(points, options, `a trend takes ${FEWEST_SAMPLES} samples`);
  const step = findStep(points);
  if (step?.flat) return { ...judgeLine(points, options), verdict: 'flat', plain: false, why: 'one step, level before and after it' };
  if (step && points.length - step.tail >= FEWEST_SAMPLES) return judgeLine(points.slice(step.tail), options);
  const troughs = readTroughs(points);
  if (troughs === 'none') return judgeLine(points, options);
  const line = judgeLine(points, options);
  if (troughs === 'too-few') return { ...line, verdict: 'unclear', plain: false, why: 'it rises and falls, and no full cycle was seen yet' };
  if (troughs === 'level')
    return { ...line, verdict: line.verdict === 'growing' ? 'unclear' : line.verdict, plain: false, why: 'it rises and falls, and the lows do not rise' };
  return { ...line, verdict: 'growing', plain: false, why: 'the lows between the drops rise each time' };
}

function judgeLine(points: readonly Point[], options: TrendOptions): Trend {
  const line = fitLine(points);
  const seconds = span(points);
  const least = leastGrowth(points, line, options);
  const base = { ...line, missedBelow: Math.max(least / seconds, line.high), plain: false };
  const grown = line.slope * seconds;
  const significant = line.p < SIGNIFICANT && line.low > 0;
  if ((significant || neverFallsAndKeepsRising(points)) && grown >= least && floorRises(points)) {
    return { ...base, verdict: 'growing', plain: grown >= 10 * line.noise && mediansRise(points), why: 'it rises throughout' };
  }
  // On a loaded machine a leak gets its turn unevenly, and what a line leaves of it looks like a wave: that is no sign of rest.
  if (onlyRises(points) && riseOf(points) >= (options.least ?? LEAST))
    return { ...base, verdict: 'unclear', why: 'it only rises, but too unevenly to say: more samples would help' };
  const room = Math.max(1, options.headroom ?? median(points.map((point) => point.x)));
  const hour = line.high * FLAT_HORIZON;
  if (hour < CLEARLY_FLAT * room || (line.p > NO_SIGN && hour < room)) return { ...base, verdict: 'flat', why: 'it does not rise' };
  return { ...base, verdict: 'unclear', why: 'too noisy to say: more samples would help' };
}

/** What the growth over the window must reach: above the noise, above a few units, and a share of the level. */
function leastGrowth(points: readonly Point[], line: Line, options: TrendOptions): number {
  const all = points.map((point) => point.x);
  const share = neverFalls(points) ? 0 : LEVEL_SHARE * Math.abs(median(all));
  const factor = line.autocorrelation > WAVES ? OUT_OF_WAVES : OUT_OF_NOISE;
  return Math.max(factor * line.noise, options.least ?? LEAST, share);
}

function neverFalls(points: readonly Point[]): boolean {
  return points.every((point, i) => i === 0 || point.x >= (points[i - 1]?.x ?? point.x));
}

/** Added to again and again, and never once taken from: whatever it is, it is not flat. */
function onlyRises(points: readonly Point[]): boolean {
  return neverFalls(points) && new Set(points.map((point) => point.x)).size >= 5;
}

const riseOf = (points: readonly Point[]) => (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);

/**
 * A count that is only ever added to, in every third of the window and in the last at least a quarter as fast as in the
 * first: nothing is released, and it is no warm-up that levels off, which by then adds a seventh or less. The test above cannot see it when the additions
 * come at random, because what a line leaves of such a series looks like one long wave.
 */
function neverFallsAndKeepsRising(points: readonly Point[]): boolean {
  if (!onlyRises(points)) return false;
  const third = Math.floor(points.length / 3);
  const rise = (from: number, to: number) => (points[to]?.x ?? 0) - (points[from]?.x ?? 0);
  const [first, middle, last] = [rise(0, third), rise(third, 2 * third), rise(2 * third, points.length - 1)];
  return middle > 0 && last > 0 && last >= first / 4;
}

/** The medians of five samples each only ever rise. */
function mediansRise(points: readonly Point[]): boolean {
  const medians: number[] = [];
  for (let i = 0; i + 5 <= points.length; i += 5) medians.push(median(points.slice(i, i + 5).map((point) => point.x)));
  return medians.length >= 3 && medians.every((value, i) => i === 0 || value > (medians[i - 1] ?? value));
}

function unclear(points: readonly Point[], options: TrendOptions, why: string): Trend {
  const line = fitLine(points);
  const seconds = Math.max(1, span(points));
  return { ...line, verdict: 'unclear', plain: false, missedBelow: (options.least ?? LEAST) / seconds, why };
}

function span(points: readonly Point[]): number {
  return Math.max(1e-9, (points.at(-1)?.t ?? 0) - (points[0]?.t ?? 0));
}
