import { answerTo, fileAside, readingsAt, textOf, unanswered } from './answers.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { statusNumber } from './status.ts';
import { statusFile } from './tasks.ts';

/** Every second look, and the first two, are just enough for a trend of 30. */
const EVERY = 2;
/** Resident bytes above which only the first look asks: the kernel goes through the page tables of all of it. */
const LARGE = 2 * 1024 ** 3;

export const memoryPartsProbe: ProcessProbe = {
  id: 'memory-parts',
  title: 'What of its resident memory is its own, and what it shares',
  way: 'proc',
  gives: ['memory.proportional', 'memory.private'],
  cost:
    'at every second look 26 ms for each GiB that is resident in pages of 4 KiB, in which the process can map no memory; above 2 GiB in the first look only. ' +
    'It is read by another process, with a deadline of 1 s',
  privilege: 'owner of the process or root',
  later: ['read /proc/PID/smaps_rollup'],
  plan(context, collected) {
    if (context.depth !== undefined || (context.index >= EVERY && context.index % EVERY !== 0)) return [];
    if (collected.size === 0) return [statusFile(context)];
    return isLookedAt(context, collected) ? unanswered(collected, [rollup(context)]) : [];
  },
  read(context, collected) {
    const nothing = { readings: [], status: 'ok' as const };
    const answer = answerTo(collected, rollup(context));
    if (!isLookedAt(context, collected) || !collected.has(`file /proc/${context.pid}/smaps_rollup`)) return nothing;
    const text = textOf(collected, rollup(context));
    const [shared, written, swapped] = ['Pss', 'Private_Dirty', 'Swap'].map((name) => statusNumber(text, name));
    // Old kernels have no such file, and a process that ends has no memory any more.
    if (answer.status === 'missing' || answer.status === 'gone') return nothing;
    if (answer.status !== 'ok' || shared === undefined)
      return { ...nothing, status: answer.status === 'ok' ? 'failed' : answer.status, coverage: `what of its memory is its own: ${detailOf(answer)}` };
    return {
      ...nothing,
      readings: readingsAt(context, {
        'memory.proportional': shared,
        'memory.private': written === undefined ? undefined : written + (swapped ?? 0),
      }),
    };
  },
  examples: [
    {
      title: 'a shell, most of whose memory are programs and libraries that others use too',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Name:\tsh\nVmRSS:\t    1708 kB\n' },
        'file /proc/7/smaps_rollup': {
          status: 'ok',
          kind: 'file',
          text: [
            '560a3b4f3000-7ffcdf07c000 ---p 00000000 00:00 0                          [rollup]',
            ...['Rss:                1708 kB', 'Pss:                 357 kB', 'Pss_Dirty:           116 kB', 'Pss_Anon:            116 kB'],
            ...['Shared_Clean:       1536 kB', 'Private_Clean:        56 kB', 'Private_Dirty:       116 kB', 'Anonymous:           116 kB'],
            ...['Swap:                 40 kB', 'SwapPss:              40 kB', ''],
          ].join('\n'),
        },
      },
      readings: { 'memory.proportional': 357 * 1024, 'memory.private': 156 * 1024 },
    },
    {
      title: 'memory that is locked for whoever reads it',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'VmRSS:\t1708 kB\n' },
        'file /proc/7/smaps_rollup': { status: 'timed-out', detail: '/proc/7/smaps_rollup could not be read within 1 s: the memory of the process is locked' },
      },
      readings: {},
      status: 'timed-out',
    },
    {
      title: 'a large process, of which only the first look asks',
      pid: 7,
      index: 2,
      collected: { 'file /proc/7/status': { status: 'ok', kind: 'file', text: 'VmRSS:\t9000000 kB\n' } },
      readings: {},
    },
  ],
};

const rollup = ({ pid }: ProbeContext): Request => fileAside(`/proc/${pid}/smaps_rollup`);
const detailOf = (answer: object): string => ('detail' in answer ? String(answer.detail) : 'no figures');

function isLookedAt(context: ProbeContext, collected: Collected): boolean {
  const resident = statusNumber(textOf(collected, statusFile(context)), 'VmRSS');
  return resident !== undefined && (resident <= LARGE || context.index === 0);
}
