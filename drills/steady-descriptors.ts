import { openSync } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

const FILES = 600;

startDrill('steady-descriptors', ({ folder }) => {
  for (let i = 0; i < FILES; i++) openSync(join(folder, `segment-${i}.db`), 'a');
});
