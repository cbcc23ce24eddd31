import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const EVERY_MS = 20;
/** How many it keeps open, give or take a few: the count wanders around one level, however slow the machine is. */
const LEAST = 10;
const MORE = 6;

startDrill('busy-open-close', ({ folder }) => {
  const open: number[] = [];
  let opened = 0;
  setInterval(() => {
    open.push(openSync(join(folder, `request-${opened++ % 50}.tmp`), 'a'));
    const keep = LEAST + Math.floor(Math.random() * MORE);
    while (open.length > keep) closeSync(open.shift() ?? -1);
  }, EVERY_MS);
});
