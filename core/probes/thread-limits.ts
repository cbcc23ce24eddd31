import { file, textOf, textsOf, unanswered, wholeNumber } from './answers.ts';
import { cgroupFile, groupsOf } from './cgroups.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import type { ThreadLimitRow } from './rows.ts';
import { statusNumber } from './status.ts';
import { statusFile } from './tasks.ts';

const LOAD = file('/proc/loadavg');
const THREADS_MAX = file('/proc/sys/kernel/threads-max');
const PID_MAX = file('/proc/sys/kernel/pid_max');
/** The status of every process, to add up the threads of one user: 25 µs each. */
const EVERY_PROCESS: Request = { kind: 'each', path: '/proc', file: 'status' };
const EVERY = 5;

export const threadLimitsProbe: ProcessProbe = {
  id: 'thread-limits',
  title: 'Every limit that could refuse a new thread or process',
  way: 'proc',
  gives: ['threads.limit_share', 'threads.refused', 'pids.rejected'],
  cost: 'a few small files; where RLIMIT_NPROC holds, 25 µs for each process of the host at every fifth look',
  privilege: 'none',
  later: [
    'read pids.max, pids.current and pids.events of the control groups above the process',
    'read /proc/*/status, where the user has a limit on processes',
  ],
  plan(context, collected) {
    const start = [statusFile(context), limitsFile(context), cgroupFile(context), LOAD, THREADS_MAX, PID_MAX];
    if (collected.size === 0) return start;
    const users = userLimit(context, collected) !== undefined && context.index % EVERY === 0 ? [EVERY_PROCESS] : [];
    return unanswered(collected, [...groupFiles(context, collected).flat(), ...users]);
  },
  read(context, collected) {
    const groups = groupRows(context, collected);
    const rejected = groups.flatMap((row) => row.rejected ?? []);
    const threadLimits = [...groups, ...userRow(context, collected), ...hostRows(collected)];
    return {
      readings: rejected.length > 0 ? [{ id: 'pids.rejected', value: Math.max(...rejected), at: context.at }] : [],
      ...(threadLimits.length > 0 ? { threadLimits, status: 'ok' } : { status: 'missing', coverage: 'no limit on threads could be read' }),
    };
  },
  examples: [
    {
      title: 'a group of 500 is nearer to its limit than the host, and has refused 12',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Uid:\t0\t0\t0\t0\nThreads:\t300\n' },
        'file /proc/7/limits': { status: 'ok', kind: 'file', text: 'Max processes             96365                96365                processes \n' },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '0::/pod\n' },
        'file /proc/loadavg': { status: 'ok', kind: 'file', text: '2.38 2.84 3.46 8/1643 31802\n' },
        'file /proc/sys/kernel/threads-max': { status: 'ok', kind: 'file', text: '192730\n' },
        'file /proc/sys/kernel/pid_max': { status: 'ok', kind: 'file', text: '32768\n' },
        'file /sys/fs/cgroup/pod/pids.max': { status: 'ok', kind: 'file', text: '500\n' },
        'file /sys/fs/cgroup/pod/pids.current': { status: 'ok', kind: 'file', text: '400\n' },
        'file /sys/fs/cgroup/pod/pids.events': { status: 'ok', kind: 'file', text: 'max 12\n' },
      },
      readings: { 'pids.rejected': 12, 'threads.limit_share': 80 },
    },
    {
      title: "the threads of all the user's processes count against RLIMIT_NPROC",
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Uid:\t1000\t1000\t1000\t1000\nThreads:\t60\n' },
        'file /proc/7/limits': { status: 'ok', kind: 'file', text: 'Max processes             100                  100                  processes \n' },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '0::/\n' },
        'each /proc/*/status': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '7', text: 'Uid:\t1000\t1000\t1000\t1000\nThreads:\t60\n' },
            { name: '8', text: 'Uid:\t1000\t1000\t1000\t1000\nThreads:\t30\n' },
            { name: '9', text: 'Uid:\t0\t0\t0\t0\nThreads:\t500\n' },
          ],
        },
      },
      readings: { 'threads.limit_share': 90 },
    },
  ],
};

const limitsFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/limits`);

/** Limit, use and refusals of each group above the process. */
function groupFiles(context: ProbeContext, collected: Collected): readonly (readonly [Request, Request, Request])[] {
  return groupsOf(context, collected, 'pids').folders.map((folder) => [
    file(`${folder}/pids.max`),
    file(`${folder}/pids.current`),
    file(`${folder}/pids.events`),
  ]);
}

function groupRows(context: ProbeContext, collected: Collected): readonly ThreadLimitRow[] {
  return groupFiles(context, collected).flatMap(([max, current, events]) => {
    const [limit, used] = [wholeNumber(textOf(collected, max)), wholeNumber(textOf(collected, current))];
    const rejected = /^max (\d+)$/m.exec(textOf(collected, events) ?? '')?.[1];
    const name = 'path' in max ? `pids.max of ${max.path.slice(0, -'/pids.max'.length)}` : 'pids.max';
    return limit && used !== undefined ? [{ name, used, limit, ...(rejected === undefined ? {} : { rejected: Number(rejected) }) }] : [];
  });
}

/** The soft limit on processes of the user; it does not hold for root. */
function userLimit(context: ProbeContext, collected: Collected): number | undefined {
  const limit = /^Max processes\s+(\d+)/m.exec(textOf(collected, limitsFile(context)) ?? '')?.[1];
  const uid = statusNumber(textOf(collected, statusFile(context)), 'Uid');
  return limit === undefined || uid === undefined || uid === 0 ? undefined : Number(limit);
}

function userRow(context: ProbeContext, collected: Collected): readonly ThreadLimitRow[] {
  const limit = userLimit(context, collected);
  const uid = statusNumber(textOf(collected, statusFile(context)), 'Uid');
  const all = textsOf(collected, EVERY_PROCESS);
  if (!limit || !all) return [];
  const used = all.reduce((sum, { text }) => sum + (statusNumber(text, 'Uid') === uid ? (statusNumber(text, 'Threads') ?? 0) : 0), 0);
  return used > 0 ? [{ name: 'RLIMIT_NPROC', used, limit }] : [];
}

function hostRows(collected: Collected): readonly ThreadLimitRow[] {
  const used = wholeNumber(/^\S+ \S+ \S+ \d+\/(\d+) /.exec(textOf(collected, LOAD) ?? '')?.[1]);
  return [['threads-max', THREADS_MAX] as const, ['pid_max', PID_MAX] as const].flatMap(([name, request]) => {
    const limit = wholeNumber(textOf(collected, request));
    return used !== undefined && limit ? [{ name, used, limit }] : [];
  });
}
