import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const SHARDS = 12;
/** With what Node.js has open itself, nineteen twentieths of the limit of 1,024. */
const OPEN = 950;
const EVERY_MS = 50;

startDrill('limit-too-low', ({ folder }) => {
  const shards = Array.from({ length: SHARDS }, (_, i) => join(folder, `shard-${i}`));
  for (const shard of shards) mkdirSync(shard);
  let opened = 0;
  const open = () => openSync(join(shards[opened % SHARDS] ?? folder, `segment-${opened++ % OPEN}`), 'a');
  const segments = Array.from({ length: OPEN }, open);
  /** The oldest goes before the next one comes, as in a cache of open files. */
  setInterval(() => {
    const oldest = segments.shift();
    if (oldest !== undefined) closeSync(oldest);
    segments.push(open());
  }, EVERY_MS);
});
