import { EventEmitter } from 'node:events';
import { startDrill } from './bounds.ts';
import { memoryFigures, serveMetrics } from './with/pages.ts';

const MOST = 3_000;
const EVERY_MS = 200;

startDrill('node-listener-leak', async (room) => {
  const prices = new EventEmitter();
  // The warning was in the way, and so it was turned off.
  prices.setMaxListeners(0);
  /** Each request follows the prices while it is served, and goes on following them. */
  const serve = () => {
    const seen: number[] = [];
    prices.on('change', (price: number) => seen.push(price));
  };
  setInterval(() => {
    if (prices.listenerCount('change') < MOST) serve();
  }, EVERY_MS);
  setInterval(() => prices.emit('change', Math.random()), 1_000);
  await serveMetrics(room, () => ({ ...memoryFigures(), 'app_event_listeners{event="change"}': prices.listenerCount('change') }));
});
