import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import type { ProcessProbe } from './probe.ts';
import { statusNumber } from './status.ts';

export const threadsProbe: ProcessProbe = {
  id: 'threads',
  title: 'How many threads the process has',
  way: 'proc',
  gives: ['threads.count'],
  cost: 'one small file',
  privilege: 'none',
  plan: ({ pid }, collected) => (collected.size === 0 ? [file(`/proc/${pid}/status`)] : []),
  read(context, collected) {
    const status = file(`/proc/${context.pid}/status`);
    const count = statusNumber(textOf(collected, status), 'Threads');
    return { readings: readingsAt(context, { 'threads.count': count }), status: firstFailure(collected, [status])?.status ?? 'ok' };
  },
  examples: [
    {
      title: 'a process with 34 threads',
      pid: 7,
      collected: { 'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Name:\tapi\nVmRSS:\t  217088 kB\nThreads:\t34\n' } },
      readings: { 'threads.count': 34 },
    },
    {
      title: 'a process that is gone',
      pid: 7,
      collected: { 'file /proc/7/status': { status: 'gone', detail: 'no such process' } },
      readings: {},
      status: 'gone',
    },
  ],
};
