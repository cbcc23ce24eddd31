import { formatDuration } from '../figures.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import { describeSeries } from './figures.ts';
import type { Series, SeriesTable } from './series.ts';
import type { Evidence, Status } from './types.ts';
import { warmUpOf } from './warm-up.ts';

/** Something that explains growth as well as a leak would: the most a verdict may then be, and the reading that says so. */
export interface Caveat {
  readonly atMost: Exclude<Status, 'confirmed' | 'refuted'>;
  readonly evidence: Evidence;
}

/** What speaks for something else than a leak, given the series by which it grew and the supporting readings that were met. */
export function findCaveats(grown: readonly Series[], table: SeriesTable, supporting: readonly ReadingId[]): readonly Caveat[] {
  return [risingTraffic(table), warmingUp(grown, table), youngGrowth(grown, table, supporting)].filter((caveat) => caveat !== undefined);
}

/**
 * Traffic that rises by this share over the window explains growth well enough to cap every verdict: a small rise when
 * chance hardly makes it, a large one already when it is more likely than not.
 */
const RAMPS = [
  { rise: 0.2, p: 0.05 },
  { rise: 0.5, p: 0.2 },
] as const;

function risingTraffic(table: SeriesTable): Caveat | undefined {
  const series = table.get('traffic.rate');
  if (!series?.trend) return undefined;
  const { p } = series.trend;
  const [first, last] = [series.points[0], series.points.at(-1)];
  const rise = series.trend.slope * ((last?.t ?? 0) - (first?.t ?? 0));
  const level = Math.max(1e-9, (last?.x ?? 0) - rise);
  if (!RAMPS.some((ramp) => rise / level >= ramp.rise && p <= ramp.p)) return undefined;
  const says = `${describeSeries(series)}. The growth may be traffic.`;
  return { atMost: 'possible', evidence: { reading: 'traffic.rate', value: series.value, unit: '/s', says } };
}

/** Where something else has grown as well that should not, that is no warm-up. */
function warmingUp(grown: readonly Series[], table: SeriesTable): Caveat | undefined {
  const [first, ...others] = grown.map(({ id }) => warmUpOf(id, table));
  if (!first || others.includes(undefined)) return undefined;
  const says = `the process is ${formatDuration(first.uptime)} old. ${first.because}`;
  return { atMost: 'possible', evidence: { reading: 'process.uptime', value: first.uptime, unit: 's', says } };
}

/** Growth that could have begun this share of the process's life ago, or earlier, is as old as the process. */
const OF_ITS_LIFE = 0.5;

/** Seconds of steady growth after which a sawtooth or a burst is the less likely reading. */
const LONG = 120;

/**
 * At its rate, all of it grew within a short end of the process's life: a leak that began just now looks like that, and
 * so does a batch that opens for a minute and then closes everything, or a sawtooth longer than the window. More samples
 * tell them apart; until then only the age or the sameness of the objects makes it more than possible.
 */
function youngGrowth(grown: readonly Series[], table: SeriesTable, supporting: readonly ReadingId[]): Caveat | undefined {
  const uptime = table.get('process.uptime')?.value;
  const ages = grown.flatMap(({ value, trend }) => (typeof value === 'number' && trend?.verdict === 'growing' ? [value / trend.slope] : []));
  const age = Math.max(...ages);
  if (typeof uptime !== 'number' || ages.length === 0 || age >= OF_ITS_LIFE * uptime) return undefined;
  const says = `at this rate all of it grew within ${formatDuration(age)}, and the process is ${formatDuration(uptime)} old. A burst or a slow sawtooth looks the same for a while.`;
  const window = Math.max(...grown.map(({ points }) => (points.at(-1)?.t ?? 0) - (points[0]?.t ?? 0)));
  const corroborated = window >= LONG || supporting.some((id) => (READINGS[id] as ReadingSpec).tells !== undefined);
  return { atMost: corroborated ? 'likely' : 'possible', evidence: { reading: 'process.uptime', value: uptime, unit: 's', says } };
}
