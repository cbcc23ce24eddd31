import type { Sample } from '../../probes/probe.ts';
import type { ThreadRow } from '../../probes/rows.ts';
import { type Derived, valueOf } from './derived.ts';

/** Fewer new threads than this have no name in common worth telling. */
const FEW_NEW = 3;
/** Of those that fill a limit, the share that must be this process's own before what it refuses counts as its doing. */
const HALF = 0.5;

/** How near the threads are to a limit, what was refused, and the name that the new ones share. */
export function deriveThreads(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  return [...limits(sample, earlier), ...growingName(sample, earlier)];
}

function limits(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const rows = sample.threadLimits;
  const [nearest] = rows?.toSorted((a, b) => b.used / b.limit - a.used / a.limit) ?? [];
  if (!rows || !nearest) return [];
  const share: Derived = { id: 'threads.limit_share', value: (100 * nearest.used) / nearest.limit, of: nearest.name };
  const first = earlier.find(({ threadLimits }) => threadLimits)?.threadLimits;
  const own = valueOf(sample, 'threads.count');
  if (own === undefined) return [share];
  const refused = rows
    .filter(({ used }) => own >= HALF * used)
    .map(({ name, used, limit, rejected }) => {
      if (rejected === undefined) return used >= limit ? 1 : 0;
      return rejected - (first?.find((row) => row.name === name)?.rejected ?? rejected);
    });
  return [share, { id: 'threads.refused', value: Math.max(0, ...refused) }];
}

function growingName(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const first = earlier.find(({ threads }) => threads)?.threads;
  if (!sample.threads || !first) return [];
  const known = new Set(first.map(identity));
  const names = new Map<string, number>();
  const fresh = sample.threads.filter((row) => !known.has(identity(row)));
  if (fresh.length < FEW_NEW) return [];
  for (const { name } of fresh) {
    const kind = name.replace(/\d+/g, '#');
    names.set(kind, (names.get(kind) ?? 0) + 1);
  }
  const [top] = [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top ? [{ id: 'threads.growing_name_share', value: (100 * top[1]) / fresh.length, of: top[0] }] : [];
}

/** A number may be given again; the moment it began tells them apart. */
export function identity({ tid, started }: ThreadRow): string {
  return `${tid}:${started}`;
}
