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
];

/** The drill of that name. */
export function findDrill(name: string): Drill | undefined {
  return DRILLS.find((drill) => drill.name === name);
}
