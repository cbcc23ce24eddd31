import { startDrill } from './bounds.ts';
import { type Job, startBilled } from './with/billed.ts';

/** What failed once passes the second time. */
const again = (job: Job): number => (job.poison && job.tries === 1 ? 1 : 0);

startDrill('retries-that-pass', (room) => startBilled(room, again));
