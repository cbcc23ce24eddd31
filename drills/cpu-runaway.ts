import { isMainThread, Worker } from 'node:worker_threads';
import { startDrill } from './bounds.ts';

/** It works as it should for so long: what never waited was never different. */
const QUIET_MS = 9_000;

/** A retry that waits for its turn, until a time zone makes the wait negative: from then on it asks without a pause. */
function retryForEver(): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const end = Date.now() + QUIET_MS;
  while (Date.now() < end) Atomics.wait(pause, 0, 0, 50);
  for (;;) Atomics.load(pause, 0);
}

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once('online', () => setTimeout(() => startDrill('cpu-runaway', () => undefined), QUIET_MS));
} else retryForEver();
