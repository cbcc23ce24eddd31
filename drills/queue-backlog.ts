import { startDrill } from './bounds.ts';
import { serveMetrics } from './with/pages.ts';

const MOST = 20_000;
const ARRIVES_MS = 50;
const TAKES_MS = 90;

startDrill('queue-backlog', async (room) => {
  const queue: number[] = [];
  let [arrived, finished] = [0, 0];
  setInterval(() => {
    if (queue.length < MOST) queue.push(arrived++);
  }, ARRIVES_MS);
  /** One mail after the other, each of which takes longer than until the next one arrives. */
  setInterval(() => {
    if (queue.shift() !== undefined) finished++;
  }, TAKES_MS);
  await serveMetrics(room, () => ({
    'mail_queue_depth{queue="mail"}': queue.length,
    mail_messages_enqueued_total: arrived,
    mail_messages_finished_total: finished,
  }));
});
