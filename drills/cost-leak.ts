import { startDrill } from './bounds.ts';
import { type Job, startBilled } from './with/billed.ts';

/** A function that calls itself again when it fails, and this one can only fail. */
const again = (job: Job): number => (job.poison ? 1 : 0);

startDrill('cost-leak', (room) => startBilled(room, again));
