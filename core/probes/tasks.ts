import { file, textOf } from './answers.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';
import { statusNumber } from './status.ts';

/** Threads above which their files are read at every fifth look only: a file costs 12 µs. */
const MANY = 500;
/** Above this they are not read at all. */
export const MOST_THREADS = 5_000;

export const statusFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/status`);

/** The same file of every thread, or nothing where there are too many threads for this look. */
export function taskFiles(context: ProbeContext, collected: Collected, name: string): readonly Request[] {
  const count = statusNumber(textOf(collected, statusFile(context)), 'Threads');
  const look = context.depth !== 'counts' && count !== undefined && count <= MOST_THREADS && (count <= MANY || context.index % 5 === 0);
  return look ? [{ kind: 'each', path: `/proc/${context.pid}/task`, file: name }] : [];
}

/** Said where the threads are too many to be read one by one. */
export function tooManyThreads(context: ProbeContext, collected: Collected): { coverage?: string } {
  const count = statusNumber(textOf(collected, statusFile(context)), 'Threads');
  return count !== undefined && count > MOST_THREADS ? { coverage: `only counted: threads are told apart up to ${MOST_THREADS}` } : {};
}
