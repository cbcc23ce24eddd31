import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { startDrill } from './bounds.ts';

/** Far below the usual limits, the smallest of which is 8,192 for the user. */
const MOST = 1_500;
const EVERY_MS = 500;

startDrill('inotify-watch-limit', ({ folder }) => {
  let opened = 0;
  const openProject = () => {
    if (opened >= MOST) return;
    const project = join(folder, `project-${opened++}`);
    mkdirSync(project);
    watch(project);
  };
  openProject();
  setInterval(openProject, EVERY_MS);
});
