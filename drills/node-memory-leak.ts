import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startDrill } from './bounds.ts';
import { memoryFigures, serveMetrics } from './with/pages.ts';

/** 200 MB at most. */
const MOST = 2_000;
const EVERY_MS = 100;

interface Order {
  readonly id: number;
  readonly lines: readonly { readonly article: string; readonly count: number }[];
}

startDrill('node-memory-leak', async (room) => {
  // It collects once a second, so that it can tell what is left afterwards.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let live = 0;
  const measure = () => {
    collect();
    live = process.memoryUsage().heapUsed;
  };
  measure();
  setInterval(measure, 1_000);
  /** Every order ever seen, kept "for the statistics". */
  const seen: Order[] = [];
  setInterval(() => {
    if (seen.length >= MOST) return;
    const id = seen.length;
    seen.push({ id, lines: Array.from({ length: 1_000 }, (_, i) => ({ article: `article ${id}-${i}`, count: i })) });
  }, EVERY_MS);
  await serveMetrics(room, () => ({ ...memoryFigures(), app_heap_after_gc_bytes: live }));
});
