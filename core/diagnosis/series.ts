import type { Sample } from '../probes/probe.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import { deriveReadings } from './derive/derive.ts';
import { limitOf } from './limits.ts';
import { RESOURCES } from './resources.ts';
import { judgeTrend, type Point, type Trend } from './trend/trend.ts';

/** All that is known of one reading over the samples. */
export interface Series {
  readonly id: ReadingId;
  readonly value: number | string;
  readonly of?: string;
  /** Milliseconds since the epoch of the last value. */
  readonly at: number;
  /** Numbers only; seconds since the first sample. */
  readonly points: readonly Point[];
  /** For readings that may grow: counts and bytes. */
  readonly trend?: Trend;
}

export type SeriesTable = ReadonlyMap<ReadingId, Series>;

/** Smallest growth of a byte series that counts over a window. */
const LEAST_BYTES = 4 * 1024 * 1024;

/** The trend compares every pair of points: beyond this many, evenly spread ones say the same and cost less. */
const MOST_POINTS = 240;

function thinOut(samples: readonly Sample[]): readonly Sample[] {
  const step = Math.ceil(samples.length / MOST_POINTS);
  // Counted from the end: the latest sample is what is reported.
  return step <= 1 ? samples : samples.filter((_, i) => (samples.length - 1 - i) % step === 0);
}

/** Turns samples into one series a reading, each judged for growth beside the traffic. */
export function tabulate(raw: readonly Sample[]): SeriesTable {
  const samples = thinOut(deriveReadings(raw));
  const start = samples[0]?.at ?? 0;
  const table = new Map<ReadingId, Omit<Series, 'trend'> & { points: Point[] }>();
  for (const sample of samples) {
    for (const reading of sample.readings) {
      const points = table.get(reading.id)?.points ?? [];
      if (typeof reading.value === 'number') points.push({ t: (reading.at - start) / 1000, x: reading.value });
      table.set(reading.id, { id: reading.id, value: reading.value, at: reading.at, points, ...(reading.of ? { of: reading.of } : {}) });
    }
  }
  const traffic = table.get('traffic.rate')?.points ?? [];
  const headroom = (id: ReadingId) => {
    const resource = RESOURCES.find((each) => each.used === id);
    const limit = resource && limitOf(resource, table);
    const used = table.get(id)?.value;
    return limit !== undefined && typeof used === 'number' ? limit - used : undefined;
  };
  return new Map([...table].map(([id, series]) => [id, grows(id) ? { ...series, trend: trendOf(series, traffic, headroom(id)) } : series]));
}

const NEVER_GROW: ReadonlySet<ReadingId> = new Set(['descriptors.limit', 'memory.limit', 'process.started', 'traffic.work']);

/** Ages and shares too where something has to be asked, since no count tells the same: the age of a queue, the slots of a server. */
function grows(id: ReadingId): boolean {
  const { unit, needs, trend }: ReadingSpec = READINGS[id];
  const told = unit === 'count' || unit === 'bytes' || id === 'traffic.rate' || trend === true || needs !== undefined;
  return told && unit !== 'text' && !NEVER_GROW.has(id);
}

function trendOf(series: Omit<Series, 'trend'>, traffic: readonly Point[], headroom: number | undefined): Trend {
  const bytes = READINGS[series.id].unit === 'bytes';
  const beside = series.id === 'traffic.rate' ? undefined : besideTraffic(series.points, traffic);
  return judgeTrend(beside?.points ?? series.points, {
    ...(headroom === undefined ? {} : { headroom }),
    ...(bytes ? { least: LEAST_BYTES } : {}),
    ...(beside ? { traffic: beside.rates } : {}),
  });
}

/** The points of a series for which the traffic is known, with it: the first sample has no rate yet. */
function besideTraffic(
  points: readonly Point[],
  traffic: readonly Point[],
): { readonly points: readonly Point[]; readonly rates: readonly number[] } | undefined {
  const rates = new Map(traffic.map((point) => [point.t, point.x]));
  const known = points.flatMap((point) => {
    const rate = rates.get(point.t);
    return rate === undefined ? [] : [{ point, rate }];
  });
  return known.length < points.length - 1 || known.length === 0 ? undefined : { points: known.map(({ point }) => point), rates: known.map(({ rate }) => rate) };
}
