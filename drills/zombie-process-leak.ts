import { spawn } from 'node:child_process';
import { isMainThread, Worker } from 'node:worker_threads';
import { startDrill } from './bounds.ts';

const MOST = 400;
const EVERY_MS = 500;

/**
 * Node collects its children from the event loop. This thread never returns to its own, so the kernel keeps every child
 * that has ended. The thread beside it stays free to end the drill.
 */
function convertForEver(): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let started = 0; ; started++) {
    if (started < MOST) spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    Atomics.wait(pause, 0, 0, EVERY_MS);
  }
}

if (isMainThread) startDrill('zombie-process-leak', () => void new Worker(new URL(import.meta.url)));
else convertForEver();
