import { startDrill } from './bounds.ts';
import { memoryFigures, serveMetrics } from './with/pages.ts';

/** 300 MB at most. */
const MOST = 600;
const EVERY_MS = 500;

startDrill('native-memory-leak', async (room) => {
  /** Thumbnails in memory outside the heap, of which the heap only holds the handles. */
  const thumbnails: Buffer[] = [];
  setInterval(() => {
    if (thumbnails.length < MOST) thumbnails.push(Buffer.alloc(512 * 1024, 'x'));
  }, EVERY_MS);
  await serveMetrics(room, () => ({ ...memoryFigures() }));
});
