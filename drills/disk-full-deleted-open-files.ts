import { openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const LINES = Buffer.alloc(256 * 1024, 'still writing to a file that has no name\n');
/** 300 MiB, then it rests: a drill shows the leak, not the full disk. */
const MOST = 1_200;
const EVERY_MS = 250;

/** Its log was rotated away beneath it, and nobody told it to open the new one. */
startDrill('disk-full-deleted-open-files', ({ folder }) => {
  const path = join(folder, 'service.log');
  const log = openSync(path, 'a');
  rmSync(path);
  let written = 0;
  setInterval(() => {
    if (written++ < MOST) writeSync(log, LINES);
  }, EVERY_MS);
});
