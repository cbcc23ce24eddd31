import { READINGS, type ReadingId } from '../probes/readings.ts';
import { RESOURCES, type Resource, resourceOf } from './resources.ts';
import type { SeriesTable } from './series.ts';
import type { Saturation, TimeToExhaustion } from './types.ts';

/** Shares of a limit at which a resource is a warning and critical; the same in public rule sets (70/90 %). */
const WARNING = 0.7;
const CRITICAL = 0.9;

/** How full the limited resources are now, whatever leaks or not. */
export function findSaturated(table: SeriesTable): readonly Saturation[] {
  return RESOURCES.flatMap((each) => {
    const [used, limit] = [table.get(each.used)?.value, limitOf(each, table)];
    if (typeof used !== 'number' || limit === undefined) return [];
    const waiting = each.waiting && Number(table.get(each.waiting)?.value ?? 0) > 0;
    if (used < WARNING * limit && !waiting) return [];
    const { unit } = READINGS[each.used];
    return [{ resource: each.resource, used, limit, unit, severity: waiting || used >= CRITICAL * limit ? ('critical' as const) : ('warning' as const) }];
  });
}

/** The limit of a resource in the unit of what is used; unknown where it could not be read. */
export function limitOf({ limit }: Resource, table: SeriesTable): number | undefined {
  const value = limit === 100 ? limit : table.get(limit)?.value;
  return typeof value === 'number' ? value : undefined;
}

/**
 * When the resource behind a reading runs out at the measured growth: headroom over the slope, with the interval of the
 * slope. Absent without a limit, without growth, or more than 100 windows ahead, where no window reaches.
 */
export function timeToExhaustion(reading: ReadingId, table: SeriesTable): TimeToExhaustion | undefined {
  const resource = resourceOf(reading);
  const used = resource && table.get(resource.used);
  const limit = resource && limitOf(resource, table);
  const trend = used?.trend;
  if (!resource || !used || trend?.verdict !== 'growing' || limit === undefined) return undefined;
  const recent = used.points
    .slice(-3)
    .map((point) => point.x)
    .sort((a, b) => a - b);
  const headroom = Math.max(0, limit - (recent[Math.floor(recent.length / 2)] ?? 0));
  const seconds = headroom / trend.slope;
  const window = (used.points.at(-1)?.t ?? 0) - (used.points[0]?.t ?? 0);
  if (seconds > 100 * window) return undefined;
  return { resource: resource.resource, limit, seconds, low: headroom / trend.high, high: trend.low > 0 ? headroom / trend.low : null };
}
