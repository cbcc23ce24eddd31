import { formatAmount, formatRate } from '../figures.ts';
import { READINGS } from '../probes/readings.ts';
import { leakOf } from './standing.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { Diagnosis, ReportedReading } from './types.ts';

/** What a fix did to the growth of what leaked. */
export interface FixEffect {
  readonly verdict: 'stopped' | 'slowed' | 'unchanged' | 'too early';
  /** How much longer to look, whole minutes; absent where more time would not help. */
  readonly minutes?: number;
  /** One sentence with the figures, without its verdict. */
  readonly says: string;
}

type Growing = ReportedReading & { readonly trend: NonNullable<ReportedReading['trend']> };

/** Growth over the whole look that a leak would have to show before its absence says anything. */
const LEAST = { bytes: 4 * 1024 * 1024, others: 3 } as const;
/** "Stopped" is said when even the fast end of the interval is below this share of the old growth. */
const STOPPED_SHARE = 0.1;

/**
 * Compares the growth of what leaked with that before the fix: by the intervals of both slopes, and only over enough
 * samples and enough time for the old leak to have shown itself. Undefined when nothing grew before, or when it is
 * another program.
 */
export function effectOfFix(before: Diagnosis, after: Diagnosis): FixEffect | undefined {
  if (before.target.name !== after.target.name) return undefined;
  const grew = growing(before);
  const first = grew[0];
  if (!first) return undefined;
  if (after.target.state === 'exited') return { verdict: 'too early', says: 'the process ended while it was looked at' };
  const then = grew.find((reading) => same(after, reading)) ?? first;
  const now = same(after, then);
  if (!now) return { verdict: 'too early', says: `${nameOf(then)} was not measured this time` };
  return compare(then, now, after);
}

function compare(then: Growing, now: ReportedReading, { durationMs, target }: Diagnosis): FixEffect {
  const samples = now.samples?.length ?? 0;
  const seconds = durationMs / 1000;
  const old = then.trend.perSecond;
  // The slow end of the old growth: what the new one has to stay below to be another.
  const oldLow = then.trend.low > 0 ? then.trend.low : old / 2;
  const was = `was ${rate(then, old)}`;
  if (samples < FEWEST_SAMPLES || !now.trend) {
    const each = samples > 1 ? seconds / (samples - 1) : 1;
    return tooEarly(`${samples} of the ${FEWEST_SAMPLES} samples that a trend takes`, (FEWEST_SAMPLES - samples) * each);
  }
  const { low, high, perSecond, verdict } = now.trend;
  const least = then.unit === 'bytes' ? LEAST.bytes : LEAST.others;
  if (old * seconds < least && verdict !== 'growing')
    return tooEarly(`at ${rate(then, old)}, as before, ${nameOf(then)} would hardly show by now`, least / old - seconds);
  if (verdict === 'growing' || low > 0) {
    const is = `${nameOf(then)} ${rate(then, perSecond)}, ${was}`;
    if (high < oldLow) return { verdict: 'slowed', says: is };
    if (verdict === 'growing') return { verdict: 'unchanged', says: low > then.trend.high ? `${is}: even faster` : is };
  }
  const more = seconds * ((high - low) / oldLow) ** (2 / 3) - seconds;
  if (high >= oldLow) return tooEarly(`growth of ${nameOf(then)} not clear yet, ${was}`, more);
  if (verdict === 'flat' || high <= old * STOPPED_SHARE) {
    const fresh = target.pid === undefined ? '' : '. A fresh process always looks healthy: look again when it is as old as the one before';
    return { verdict: 'stopped', says: `${nameOf(then)} level at ${formatAmount(now.value, now.unit)}, ${was}${fresh}` };
  }
  return { verdict: 'slowed', says: `${nameOf(then)} ${rate(then, high)} at most, ${was}` };
}

/** What an interval still has to lose takes the longer the wider it is: its width falls with the time to the power of 1.5. */
function tooEarly(says: string, seconds: number): FixEffect {
  return { verdict: 'too early', minutes: Math.max(1, Math.ceil(seconds / 60)), says };
}

/** What grew, first what speaks for the leak. */
function growing(diagnosis: Diagnosis): readonly Growing[] {
  const evidence = (leakOf(diagnosis)?.evidence ?? []).map(({ reading }) => reading);
  const rank = ({ id }: ReportedReading) => (evidence.includes(id) ? evidence.indexOf(id) : evidence.length);
  return diagnosis.readings
    .filter((reading): reading is Growing => reading.trend?.verdict === 'growing' && reading.trend.perSecond > 0)
    .toSorted((a, b) => rank(a) - rank(b));
}

function same({ readings }: Diagnosis, { id, of }: ReportedReading): ReportedReading | undefined {
  return readings.find((reading) => reading.id === id && reading.of === of) ?? readings.find((reading) => reading.id === id);
}

function nameOf({ id }: ReportedReading): string {
  return READINGS[id].title;
}

function rate({ unit }: ReportedReading, perSecond: number): string {
  return `+${formatRate(perSecond, unit)} /s`;
}
