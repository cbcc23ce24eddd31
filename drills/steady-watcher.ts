import { mkdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const FOLDERS = 300;
const EVERY_MS = 200;

/** A build tool as it should be: it watches the tree from the start, and files change all the time. */
startDrill('steady-watcher', ({ folder }) => {
  const folders = Array.from({ length: FOLDERS }, (_, i) => join(folder, `source-${i}`));
  for (const each of folders) {
    mkdirSync(each);
    watch(each);
  }
  setInterval(() => writeFileSync(join(folders[Math.floor(Math.random() * FOLDERS)] ?? folder, 'changed.txt'), 'x'), EVERY_MS);
});
