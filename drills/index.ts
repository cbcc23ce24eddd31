import type { Drill } from './drill.ts';

/** Every drill; its program is the file of the same name in this folder. */
export const DRILLS: readonly Drill[] = [
  {
    name: 'fd-leak',
    summary: 'a log writer that opens a new file at each rotation and keeps the old ones',
    answer: 'fd-leak',
    explanation: 'Each "rotation" opens a file and stores the handle in an array. Nothing ever closes them, twice a second.',
    descriptorLimit: 1024,
  },
  {
    name: 'connection-leak',
    summary: 'an HTTP client that never reads its responses from a real local server',
    answer: 'connection-leak',
    explanation: 'Each response is stopped before its body is read. The server closes, the client never does: CLOSE_WAIT, twice a second.',
    descriptorLimit: 1024,
  },
  {
    name: 'zombie-process-leak',
    summary: 'a converter that starts children and never asks how they ended',
    answer: 'zombie-process-leak',
    explanation: 'Two children a second end at once. The thread that started them never returns to its event loop, so nobody collects them.',
    descriptorLimit: 1024,
  },
  {
    name: 'inotify-watch-limit',
    summary: 'a server that watches each new project and never stops watching',
    answer: 'inotify-watch-limit',
    explanation: 'Twice a second a folder is made and watched. No watch is ever closed, and the limit on them is shared by all programs of the user.',
    descriptorLimit: 1024,
  },
  {
    name: 'disk-full-deleted-open-files',
    summary: 'a service whose log was removed while it writes',
    answer: 'disk-full-deleted-open-files',
    explanation: 'The log has no name any more, so nobody can read or remove it, and each second a megabyte more is written to it.',
    descriptorLimit: 1024,
  },
  {
    name: 'thread-explosion',
    summary: 'a program that starts a thread for each report and ends none',
    answer: 'thread-explosion',
    explanation: 'One new worker thread every two seconds, all of them idle for ever. In the first two minutes it could be a pool that fills.',
    descriptorLimit: 1024,
    lookFor: 170,
  },
  {
    name: 'cpu-runaway',
    summary: 'a program of which one thread stops waiting',
    answer: 'cpu-runaway',
    explanation: 'A retry loop waited between its attempts. Then its wait became negative, and it has kept a whole core busy since.',
    descriptorLimit: 1024,
  },
  {
    name: 'steady-descriptors',
    summary: 'a healthy process with many descriptors that never change',
    answer: 'none',
    explanation: 'It opened 600 files at the start, as a database would, and keeps exactly those. High is not growing.',
    descriptorLimit: 1024,
  },
  {
    name: 'busy-open-close',
    summary: 'a healthy process that opens and closes files all the time',
    answer: 'none',
    explanation: 'Every file is closed soon after it was opened: the count goes up and down around one level.',
    descriptorLimit: 1024,
  },
  {
    name: 'busy-children',
    summary: 'a healthy batch that starts and collects children all the time',
    answer: 'none',
    explanation: 'A child a second, each collected as soon as it ends. A zombie for a moment is no leak.',
    descriptorLimit: 1024,
  },
  {
    name: 'steady-watcher',
    summary: 'a healthy build tool that watches 300 folders in which files change',
    answer: 'none',
    explanation: 'It took its watches at the start and keeps exactly those. Many is not growing.',
    descriptorLimit: 1024,
  },
  {
    name: 'busy-from-the-start',
    summary: 'a healthy program that keeps one core full by design',
    answer: 'none',
    explanation: 'It has computed since it began, as an encoder does. Busy is not the same as no longer waiting.',
    descriptorLimit: 1024,
  },
];

/** The drill of that name. */
export function findDrill(name: string): Drill | undefined {
  return DRILLS.find((drill) => drill.name === name);
}
