import { file, readingsAt, textOf, textsOf, unanswered } from './answers.ts';
import { cgroupFile } from './cgroups.ts';
import { allowedProcessors, quotaFiles, throttleFile, throttling } from './cpu-quota.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { parseStat, TICKS } from './process.ts';
import type { ThreadRow } from './rows.ts';
import { statusNumber } from './status.ts';
import { statusFile, taskFiles, tooManyThreads } from './tasks.ts';

const UPTIME = file('/proc/uptime');

export const cpuProbe: ProcessProbe = {
  id: 'cpu',
  title: 'Processor time of the process and of each thread',
  way: 'proc',
  gives: [
    'cpu.share',
    'cpu.busiest_thread_share',
    'cpu.spinning_threads',
    'cpu.throttled_share',
    'cpu.runnable_threads',
    'cpu.switches',
    'cpu.forced_switches_share',
    'threads.growing_name_share',
  ],
  cost: '32 µs a thread, 22 more at every fifth look; at every fifth look above 500 threads, not at all above 5,000',
  privilege: 'none',
  later: [
    'read /proc/PID/task/*/stat and /proc/PID/task/*/schedstat, and /proc/PID/task/*/status at every fifth look',
    'read cpu.max and cpu.stat (or cpu.cfs_quota_us and cpu.cfs_period_us) of the control groups above the process',
  ],
  plan(context, collected) {
    if (collected.size === 0) return [statusFile(context), statFile(context), cgroupFile(context), UPTIME];
    return unanswered(collected, [
      ...taskFiles(context, collected, 'stat'),
      ...taskFiles(context, collected, 'schedstat'),
      ...switchFiles(context, collected),
      ...quotaFiles(context, collected).flat(),
      ...throttleFile(context, collected),
    ]);
  },
  read(context, collected) {
    const stat = parseStat(textOf(collected, statFile(context)) ?? '');
    const used = stat && (Number(stat.field(14)) + Number(stat.field(15))) / TICKS;
    const allowed = allowedProcessors(context, collected);
    const threads = threadRows(context, collected);
    return {
      readings: readingsAt(context, { 'cpu.runnable_threads': threads?.filter(({ running }) => running).length }),
      ...(threads ? { threads: threads.map(({ running: _, ...row }) => row) } : {}),
      ...(Number.isFinite(used) && used !== undefined && allowed ? { processor: { used, allowed, ...throttling(context, collected) } } : {}),
      status: 'ok',
      ...tooManyThreads(context, collected),
    };
  },
  examples: [
    {
      title: 'two threads, one of them running',
      pid: 42,
      collected: {
        'file /proc/42/status': { status: 'ok', kind: 'file', text: 'Threads:\t2\nCpus_allowed_list:\t0-1\n' },
        'file /proc/42/stat': { status: 'ok', kind: 'file', text: '42 (node) R 1 42 42 0 -1 4194560 900 0 0 0 120 30 0 0 20 0 2 0 50000 1000000 2500\n' },
        'file /proc/42/cgroup': { status: 'ok', kind: 'file', text: '1:cpu:/\n0::/\n' },
        'file /proc/uptime': { status: 'ok', kind: 'file', text: '620.50 1200.00\n' },
        'file /sys/fs/cgroup/cpu/cpu.cfs_quota_us': { status: 'ok', kind: 'file', text: '-1\n' },
        'file /sys/fs/cgroup/cpu/cpu.cfs_period_us': { status: 'ok', kind: 'file', text: '100000\n' },
        'each /proc/42/task/*/stat': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '42', text: '42 (node) S 1 42 42 0 -1 4194560 900 0 0 0 100 20 0 0 20 0 2 0 50000 1000000 2500\n' },
            { name: '43', text: '43 (po) ol-1) R 1 42 42 0 -1 4194560 900 0 0 0 20 10 0 0 20 0 2 0 50100 1000000 2500\n' },
          ],
        },
        'each /proc/42/task/*/status': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [{ name: '43', text: 'Name:\tpo) ol-1\nvoluntary_ctxt_switches:\t120\nnonvoluntary_ctxt_switches:\t30\n' }],
        },
        'each /proc/42/task/*/schedstat': { status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '43', text: '300000000 40000000 168\n' }] },
      },
      readings: { 'cpu.runnable_threads': 1 },
    },
  ],
};

const statFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/stat`);

/** They count since the thread began, so a look now and then is enough; one look alone tells nothing. */
const EVERY = 5;
const switchFiles = (context: ProbeContext, collected: Collected): readonly Request[] =>
  context.depth === undefined && context.index % EVERY === 0 ? taskFiles(context, collected, 'status') : [];

function threadRows(context: ProbeContext, collected: Collected): readonly (ThreadRow & { readonly running: boolean })[] | undefined {
  const [stats, schedules] = ['stat', 'schedstat'].map((name) => taskFiles(context, collected, name).flatMap((request) => textsOf(collected, request) ?? []));
  const up = Number.parseFloat(textOf(collected, UPTIME) ?? '');
  if (!stats || stats.length === 0 || !Number.isFinite(up)) return undefined;
  const waits = new Map(schedules?.map(({ name, text }) => [name, parseSchedule(text)]));
  const switches = new Map(
    switchFiles(context, collected).flatMap((request) => (textsOf(collected, request) ?? []).map(({ name, text }) => [name, parseSwitches(text)])),
  );
  const rows = stats.flatMap(({ name: tid, text }) => {
    const stat = parseStat(text);
    const [ticks, started] = [Number(stat?.field(14)) + Number(stat?.field(15)), Number(stat?.field(22))];
    if (!stat || !Number.isFinite(ticks) || !Number.isFinite(started)) return [];
    const row = { tid, started, name: stat.name, age: Math.max(0, up - started / TICKS), used: ticks / TICKS, ...waits.get(tid), ...switches.get(tid) };
    return [{ ...row, running: stat.field(3) === 'R' }];
  });
  return rows.length > 0 ? rows : undefined;
}

function parseSwitches(text: string): Pick<ThreadRow, 'switches'> | undefined {
  const [voluntary, forced] = ['voluntary_ctxt_switches', 'nonvoluntary_ctxt_switches'].map((name) => statusNumber(text, name));
  return voluntary === undefined || forced === undefined ? undefined : { switches: { voluntary, forced } };
}

/** Nanoseconds run and waited for a processor (Documentation/scheduler/sched-stats): finer than clock ticks. */
function parseSchedule(text: string): Pick<ThreadRow, 'used' | 'waited'> | undefined {
  const match = /^(\d{1,19}) (\d{1,19}) \d+\s*$/.exec(text);
  return match ? { used: Number(match[1]) / 1e9, waited: Number(match[2]) / 1e9 } : undefined;
}
