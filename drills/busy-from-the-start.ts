import { isMainThread, Worker } from 'node:worker_threads';
import { startDrill } from './bounds.ts';

/** An encoder at work: one core is full because that is what it is for. */
function encode(): void {
  let sum = 0;
  for (let i = 0; ; i++) sum = (sum + i * 31) % 65_521;
}

if (isMainThread) startDrill('busy-from-the-start', () => void new Worker(new URL(import.meta.url)));
else encode();
