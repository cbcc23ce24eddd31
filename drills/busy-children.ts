import { spawn } from 'node:child_process';
import { startDrill } from './bounds.ts';

/** Starting one takes a pipe for a moment: much oftener, and a crowded machine makes a noisy count of it. */
const EVERY_MS = 1_000;

/** A batch as it should be: each child is collected as soon as it ends. */
startDrill('busy-children', () => {
  setInterval(() => spawn(process.execPath, ['--version'], { stdio: 'ignore' }), EVERY_MS);
});
