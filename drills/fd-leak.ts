import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

/** Stops short of the limit of 1,024: a drill shows the leak, not the crash. */
const MOST = 980;
const EVERY_MS = 500;

startDrill('fd-leak', ({ folder }) => {
  const handles: number[] = [];
  const rotate = () => {
    if (handles.length >= MOST) return;
    const handle = openSync(join(folder, `ingest-${handles.length}.log`), 'a');
    writeSync(handle, 'rotated\n');
    handles.push(handle);
  };
  rotate();
  setInterval(rotate, EVERY_MS);
});
