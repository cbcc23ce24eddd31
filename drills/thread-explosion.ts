import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { startDrill } from './bounds.ts';

/** Each takes 5 MB and a few descriptors: it stops at half a gigabyte. */
const MOST = 90;
const EVERY_MS = 2_000;
/** Steady work beside it: starting a thread reads files too, and in an idle program that would pass for rising traffic. */
const WORK_MS = 10;

/** A new worker for each report, and none of them is ever ended. */
function startWorkers(): void {
  startDrill('thread-explosion', ({ folder }) => {
    const request = join(folder, 'request.json');
    writeFileSync(request, '{}');
    setInterval(() => readFileSync(request), WORK_MS);
    const workers: Worker[] = [];
    const start = () => {
      if (workers.length < MOST) workers.push(new Worker(new URL(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 16 } }));
    };
    start();
    setInterval(start, EVERY_MS);
  });
}

if (isMainThread) startWorkers();
else parentPort?.on('message', () => undefined);
