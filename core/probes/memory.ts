import { answerTo, file, firstFailure, readingsAt, textOf, unanswered } from './answers.ts';
import type { Collected, Probe, ProbeContext, Request } from './probe.ts';
import { statusNumber } from './status.ts';

const MEMINFO = file('/proc/meminfo');
const CGROUP_ROOT = '/sys/fs/cgroup';
/** cgroup v1 writes "no limit" as the largest page-aligned number. */
const V1_UNLIMITED = 2 ** 62;

export const memoryProbe: Probe = {
  id: 'memory',
  title: 'Resident memory and the smallest limit above it',
  way: 'proc',
  gives: ['memory.rss', 'memory.limit'],
  cost: 'a few small files',
  privilege: 'none',
  later: ['read memory.max (or memory.limit_in_bytes) of the control groups above the process'],
  plan(context, collected) {
    const start = [statusFile(context), cgroupFile(context), MEMINFO];
    return collected.size === 0 ? start : unanswered(collected, limitFiles(context, collected));
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
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Name:\tapi\nVmRSS:\t  217088 kB\nThreads:\t34\n' },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '0::/pod/app\n' },
        'file /proc/meminfo': { status: 'ok', kind: 'file', text: 'MemTotal:       24000000 kB\n' },
        'file /sys/fs/cgroup/pod/app/memory.max': { status: 'ok', kind: 'file', text: 'max\n' },
        'file /sys/fs/cgroup/pod/memory.max': { status: 'ok', kind: 'file', text: '536870912\n' },
      },
      readings: { 'memory.rss': 222298112, 'memory.limit': 536870912 },
    },
    {
      title: 'a hybrid host where version 1 holds the memory controller, without a limit',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'VmRSS:\t1024 kB\n' },
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '4:memory:/jobs\n0::/\n' },
        'file /proc/meminfo': { status: 'ok', kind: 'file', text: 'MemTotal: 2000 kB\n' },
        'file /sys/fs/cgroup/memory/jobs/memory.limit_in_bytes': { status: 'ok', kind: 'file', text: '9223372036854771712\n' },
      },
      readings: { 'memory.rss': 1048576, 'memory.limit': 2048000 },
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

function statusFile({ pid }: ProbeContext): Request {
  return file(`/proc/${pid}/status`);
}

function cgroupFile({ pid }: ProbeContext): Request {
  return file(`/proc/${pid}/cgroup`);
}

/** Where a limit could not be read, the host's memory stands in, and that is said. */
function limitCoverage(context: ProbeContext, collected: Collected): { coverage?: string } {
  const answers = [cgroupFile(context), ...limitFiles(context, collected)].map((request) => answerTo(collected, request));
  const failed = answers.find(({ status }) => status !== 'ok' && status !== 'missing');
  return failed && 'detail' in failed ? { coverage: `the memory limit may be smaller than shown: ${failed.detail}` } : {};
}

/** The limit files from the process's group up to the root, on the version that holds the memory controller. */
function limitFiles(context: ProbeContext, collected: Collected): readonly Request[] {
  const lines = (textOf(collected, cgroupFile(context)) ?? '').split('\n').map((line) => line.split(':'));
  const v1 = lines.find(([, controllers]) => controllers?.split(',').includes('memory'));
  const [, , path] = v1 ?? lines.find(([id]) => id === '0') ?? [];
  if (path === undefined) return [];
  // A path that leads out of our own group belongs to a group that is not mounted here.
  if (path.includes('..')) return [];
  const parts = path.split('/').filter((part) => part !== '');
  // The root too: seen from inside a container its own group is "/", and the limit stands there.
  const groups = [...parts, ''].map((_, i) =>
    parts
      .slice(0, parts.length - i)
      .map((part) => `/${part}`)
      .join(''),
  );
  return groups.map((group) => file(v1 ? `${CGROUP_ROOT}/memory${group}/memory.limit_in_bytes` : `${CGROUP_ROOT}${group}/memory.max`));
}
