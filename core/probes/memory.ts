import { answerTo, file, firstFailure, readingsAt, textOf, unanswered } from './answers.ts';
import { cgroupFile, groupsOf } from './cgroups.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { statusNumber } from './status.ts';
import { statusFile } from './tasks.ts';

const MEMINFO = file('/proc/meminfo');
/** cgroup v1 writes "no limit" as the largest page-aligned number. */
const V1_UNLIMITED = 2 ** 62;

export const memoryProbe: ProcessProbe = {
  id: 'memory',
  title: 'Resident memory and the smallest limit above it',
  way: 'proc',
  gives: ['memory.rss', 'memory.anonymous', 'memory.swapped', 'memory.limit', 'memory.oom_kills'],
  cost: 'a few small files',
  privilege: 'none',
  later: ['read memory.max (or memory.limit_in_bytes) of the control groups above the process, and memory.events (or memory.oom_control) of its own'],
  plan(context, collected) {
    const start = [statusFile(context), cgroupFile(context), MEMINFO];
    return collected.size === 0 ? start : unanswered(collected, [...limitFiles(context, collected), ...eventFiles(context, collected)]);
  },
  read(context, collected) {
    const limits = limitFiles(context, collected).flatMap((request) => {
      const limit = Number(textOf(collected, request)?.trim());
      return limit > 0 && limit < V1_UNLIMITED ? [limit] : [];
    });
    const total = statusNumber(textOf(collected, MEMINFO), 'MemTotal');
    const known = total === undefined ? limits : [...limits, total];
    return {
      readings: readingsAt(context, {
        'memory.rss': statusNumber(textOf(collected, statusFile(context)), 'VmRSS'),
        'memory.anonymous': statusNumber(textOf(collected, statusFile(context)), 'RssAnon'),
        'memory.swapped': statusNumber(textOf(collected, statusFile(context)), 'VmSwap'),
        'memory.oom_kills': oomKills(context, collected),
        'memory.limit': known.length > 0 ? Math.min(...known) : undefined,
      }),
      status: firstFailure(collected, [statusFile(context)])?.status ?? 'ok',
      ...limitCoverage(context, collected),
    };
  },
  examples: [
    {
      title: 'a limit of the parent group (cgroup v2) is smaller than the host',
      pid: 7,
      collected: {
        'file /proc/7/status': {
          status: 'ok',
          kind: 'file',
          text: 'Name:\tapi\nVmRSS:\t  217088 kB\nRssAnon:\t  180224 kB\nVmSwap:\t    2048 kB\nThreads:\t34\n',
        },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '0::/pod/app\n' },
        'file /proc/meminfo': { status: 'ok', kind: 'file', text: 'MemTotal:       24000000 kB\n' },
        'file /sys/fs/cgroup/pod/app/memory.max': { status: 'ok', kind: 'file', text: 'max\n' },
        'file /sys/fs/cgroup/pod/memory.max': { status: 'ok', kind: 'file', text: '536870912\n' },
        'file /sys/fs/cgroup/pod/app/memory.events': { status: 'ok', kind: 'file', text: 'low 0\nhigh 0\nmax 12\noom 2\noom_kill 2\noom_group_kill 0\n' },
      },
      readings: { 'memory.rss': 222298112, 'memory.anonymous': 184549376, 'memory.swapped': 2097152, 'memory.limit': 536870912, 'memory.oom_kills': 2 },
    },
    {
      title: 'a hybrid host where version 1 holds the memory controller, without a limit',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'VmRSS:\t1024 kB\n' },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '4:memory:/jobs\n0::/\n' },
        'file /proc/meminfo': { status: 'ok', kind: 'file', text: 'MemTotal: 2000 kB\n' },
        'file /sys/fs/cgroup/memory/jobs/memory.limit_in_bytes': { status: 'ok', kind: 'file', text: '9223372036854771712\n' },
        'file /sys/fs/cgroup/memory/jobs/memory.oom_control': { status: 'ok', kind: 'file', text: 'oom_kill_disable 0\nunder_oom 0\noom_kill 0\n' },
      },
      readings: { 'memory.rss': 1048576, 'memory.limit': 2048000, 'memory.oom_kills': 0 },
    },
    {
      title: 'inside a container, whose own group looks like the root',
      pid: 1,
      collected: {
        'file /proc/1/status': { status: 'ok', kind: 'file', text: 'VmRSS:\t1024 kB\n' },
        'file /proc/1/cgroup': { status: 'ok', kind: 'file', text: '0::/\n' },
        'file /proc/meminfo': { status: 'ok', kind: 'file', text: 'MemTotal: 24000000 kB\n' },
        'file /sys/fs/cgroup/memory.max': { status: 'ok', kind: 'file', text: '268435456\n' },
      },
      readings: { 'memory.rss': 1048576, 'memory.limit': 268435456 },
    },
  ],
};

/** Where a limit could not be read, the host's memory stands in, and that is said. */
function limitCoverage(context: ProbeContext, collected: Collected): { coverage?: string } {
  const answers = [cgroupFile(context), ...limitFiles(context, collected)].map((request) => answerTo(collected, request));
  const failed = answers.find(({ status }) => status !== 'ok' && status !== 'missing');
  return failed && 'detail' in failed ? { coverage: `the memory limit may be smaller than shown: ${failed.detail}` } : {};
}

const groups = (context: ProbeContext, collected: Collected) => groupsOf(context, collected, 'memory');

function limitFiles(context: ProbeContext, collected: Collected): readonly Request[] {
  const { version, folders } = groups(context, collected);
  return folders.map((folder) => file(`${folder}/${version === 1 ? 'memory.limit_in_bytes' : 'memory.max'}`));
}

/** The counters of its own group; in version 2 they include the groups below, and those above would count strangers. */
function eventFiles(context: ProbeContext, collected: Collected): readonly Request[] {
  const { version, folders } = groups(context, collected);
  return folders.slice(0, 1).map((folder) => file(`${folder}/${version === 1 ? 'memory.oom_control' : 'memory.events'}`));
}

function oomKills(context: ProbeContext, collected: Collected): number | undefined {
  const [match] = eventFiles(context, collected)
    .flatMap((request) => /^oom_kill (\d+)$/m.exec(textOf(collected, request) ?? '') ?? [])
    .slice(1);
  return match === undefined ? undefined : Number(match);
}
