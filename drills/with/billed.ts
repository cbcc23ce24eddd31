import type { DrillRoom } from '../bounds.ts';
import { serveMetrics } from './pages.ts';

/** One call of the function; one in five is of an order that fails. */
export interface Job {
  readonly poison: boolean;
  readonly tries: number;
}

const EVERY_MS = 100;
const BILLED_SECONDS = 0.2;
/** Calls at a time, beyond which no more are tried again: a drill does not run away. */
const MOST = 20_000;

/** A function that takes ten orders a second and is billed for each call; `again` says how many calls a call brings about. */
export function startBilled(room: DrillRoom, again: (job: Job) => number): Promise<void> {
  let [calls, billed, completed, orders] = [[] as readonly Job[], 0, 0, 0];
  setInterval(() => {
    orders++;
    const waiting = [...calls, { poison: orders % 5 === 0, tries: 1 }];
    billed += waiting.length * BILLED_SECONDS;
    completed++;
    calls = waiting.flatMap((job) => Array.from({ length: again(job) }, () => ({ ...job, tries: job.tries + 1 }))).slice(0, MOST);
  }, EVERY_MS);
  return serveMetrics(room, () => ({ shop_billed_seconds_total: billed, shop_orders_completed_total: completed }));
}
