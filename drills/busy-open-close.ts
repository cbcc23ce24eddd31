import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const EVERY_MS = 20;
/** Each file lives about this long, give or take a little, so the count wanders around a level of a dozen. */
const LIFE_MS = 200;
const MORE_MS = 100;

startDrill('busy-open-close', (folder) => {
  let opened = 0;
  setInterval(() => {
    const handle = openSync(join(folder, `request-${opened++ % 50}.tmp`), 'a');
    setTimeout(() => closeSync(handle), LIFE_MS + Math.random() * MORE_MS);
  }, EVERY_MS);
});
