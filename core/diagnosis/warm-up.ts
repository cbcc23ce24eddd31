import type { ReadingId } from '../probes/readings.ts';
import type { SeriesTable } from './series.ts';

/** Seconds after its start in which a process fills its heaps and pools, as it should. */
export const WARM_UP = 120;

/** What grows in every start, how many seconds after it, and why. */
const WARM_UPS: Partial<Record<ReadingId, { readonly seconds: number; readonly because: string }>> = {
  'threads.count': { seconds: WARM_UP, because: 'Pools of threads fill in the first minutes.' },
  'memory.rss': { seconds: WARM_UP, because: 'Heaps and caches fill in the first minutes.' },
  'inotify.watches': { seconds: 40, because: 'A program that watches a tree takes its watches one by one when it starts.' },
};

/** Why growth of a reading is what every process shows that is this young; nothing when it is older. */
export function warmUpOf(id: ReadingId, table: SeriesTable): { readonly uptime: number; readonly because: string } | undefined {
  const uptime = table.get('process.uptime')?.value;
  const known = WARM_UPS[id];
  return known && typeof uptime === 'number' && uptime < known.seconds ? { uptime, because: known.because } : undefined;
}
