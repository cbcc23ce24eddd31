import { startDrill } from './bounds.ts';
import { serveMetrics } from './with/pages.ts';

const BATCH = 60;
const ARRIVES_MS = 6_000;
const TAKES_MS = 60;

/** A mailing every six seconds, sent well before the next one comes. */
startDrill('queue-fills-and-drains', async (room) => {
  const queue: number[] = [];
  let [arrived, finished] = [0, 0];
  const fill = () => {
    for (let i = 0; i < BATCH; i++) queue.push(arrived++);
  };
  fill();
  setInterval(fill, ARRIVES_MS);
  setInterval(() => {
    if (queue.shift() !== undefined) finished++;
  }, TAKES_MS);
  await serveMetrics(room, () => ({
    'mail_queue_depth{queue="mail"}': queue.length,
    mail_messages_enqueued_total: arrived,
    mail_messages_finished_total: finished,
  }));
});
