import type { ReadingId } from '../probes/readings.ts';
import type { Series, SeriesTable } from './series.ts';

/**
 * What must be seen flat before "no leak seen" may be said: of a process its descriptors; where only services or metrics
 * are asked, the first of these that they tell.
 */
const PRIMARY = [
  'descriptors.used',
  'go.goroutines',
  'pool.used_share',
  'pool.waiting',
  'db.sessions',
  'queue.depth',
  'go.heap_live',
  'heap.live',
  'memory.rss',
  'threads.count',
] as const satisfies readonly ReadingId[];

/** Seen to grow without a cause, these forbid it too, once the process has warmed up: until then heaps and pools fill as they should. */
export const ALSO_WATCHED = ['memory.rss', 'threads.count', 'db.sessions'] as const satisfies readonly ReadingId[];

/** The reading that has to be watched; a process without countable descriptors has none, whatever else is told of it. */
export function primaryOf(table: SeriesTable, ofProcess: boolean): Series | undefined {
  const ids: readonly ReadingId[] = ofProcess ? PRIMARY.slice(0, 1) : PRIMARY;
  return ids.map((id) => table.get(id)).find((series) => series !== undefined);
}
