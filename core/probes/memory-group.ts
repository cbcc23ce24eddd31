import { file, readingsAt, textOf, unanswered, wholeNumber } from './answers.ts';
import { cgroupFile, groupsOf } from './cgroups.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';

/** Stalls of the whole host, where the group has no such file. */
const HOST = file('/proc/pressure/memory');
/** What a group holds and cannot give back, by version: without the page cache, with what lies in tmpfs. */
const HELD = { 1: ['total_rss', 'total_shmem'], 2: ['anon', 'shmem', 'slab_unreclaimable'] } as const;

export const memoryGroupProbe: ProcessProbe = {
  id: 'memory-group',
  title: 'What the control group of the process holds, how often it met its limit, and who waits for memory',
  way: 'proc',
  gives: ['memory.group_held', 'memory.limit_hits', 'memory.pressure'],
  cost: 'three small files at every second look',
  privilege: 'none',
  later: ['read memory.stat, memory.events and memory.pressure of its control group (memory.failcnt in version 1)'],
  plan(context, collected) {
    if (context.depth === 'counts' || context.index % 2 !== 0) return [];
    return collected.size === 0 ? [cgroupFile(context), HOST] : unanswered(collected, Object.values(files(context, collected)));
  },
  read(context, collected) {
    const { stat, hits, pressure } = files(context, collected);
    const { version } = groupsOf(context, collected, 'memory');
    const text = (request: Request | undefined) => request && textOf(collected, request);
    const parts = HELD[version].map((name) => figure(text(stat), name));
    const held = parts[0] === undefined ? undefined : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    const own = text(pressure);
    return {
      readings: [
        ...readingsAt(context, {
          'memory.group_held': held,
          'memory.limit_hits': version === 1 ? wholeNumber(text(hits)) : figure(text(hits), 'max'),
        }),
        ...stalls(context, own ?? textOf(collected, HOST), own === undefined ? 'the host' : 'its control group'),
      ],
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'a group of version 2 that met its limit 12 times, in which everything stood still 3.5 % of the last minute',
      pid: 7,
      collected: {
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '0::/pod\n' },
        'file /sys/fs/cgroup/pod/memory.stat': {
          status: 'ok',
          kind: 'file',
          text: 'anon 1000\nfile 900000\nshmem 200\nslab_reclaimable 50\nslab_unreclaimable 30\n',
        },
        'file /sys/fs/cgroup/pod/memory.events': { status: 'ok', kind: 'file', text: 'low 0\nhigh 3\nmax 12\noom 2\noom_kill 2\n' },
        'file /sys/fs/cgroup/pod/memory.pressure': {
          status: 'ok',
          kind: 'file',
          text: 'some avg10=9.00 avg60=7.10 avg300=1.00 total=900\nfull avg10=5.00 avg60=3.50 avg300=0.70 total=400\n',
        },
      },
      readings: { 'memory.group_held': 1230, 'memory.limit_hits': 12, 'memory.pressure': 3.5 },
    },
    {
      title: 'a hybrid host where version 1 holds the memory controller: stalls are those of the host',
      pid: 7,
      collected: {
        'file /proc/7/cgroup': { status: 'ok', kind: 'file', text: '4:memory:/jobs\n0::/\n' },
        'file /sys/fs/cgroup/memory/jobs/memory.stat': {
          status: 'ok',
          kind: 'file',
          text: 'cache 9000\nrss 10\ntotal_cache 9000\ntotal_rss 4096\ntotal_shmem 100\n',
        },
        'file /sys/fs/cgroup/memory/jobs/memory.failcnt': { status: 'ok', kind: 'file', text: '4\n' },
        'file /proc/pressure/memory': {
          status: 'ok',
          kind: 'file',
          text: 'some avg10=0.00 avg60=0.00 avg300=0.00 total=0\nfull avg10=0.00 avg60=0.25 avg300=0.00 total=0\n',
        },
      },
      readings: { 'memory.group_held': 4196, 'memory.limit_hits': 4, 'memory.pressure': 0.25 },
    },
  ],
};

type Files = { readonly stat?: Request; readonly hits?: Request; readonly pressure?: Request };

/** Of its own group alone: those above it count strangers. */
function files(context: ProbeContext, collected: Collected): Files {
  const { version, folders } = groupsOf(context, collected, 'memory');
  const [folder] = folders;
  if (folder === undefined) return {};
  const stat = file(`${folder}/memory.stat`);
  return version === 1
    ? { stat, hits: file(`${folder}/memory.failcnt`) }
    : { stat, hits: file(`${folder}/memory.events`), pressure: file(`${folder}/memory.pressure`) };
}

/** `full avg60` of pressure stall information (Documentation/accounting/psi): nobody could go on for lack of memory. */
function stalls({ at }: ProbeContext, text: string | undefined, of: string) {
  const match = /^full .*\bavg60=(\d{1,3}\.\d{1,2})/m.exec(text ?? '');
  return match ? [{ id: 'memory.pressure' as const, value: Number(match[1]), of, at }] : [];
}

function figure(text: string | undefined, name: string): number | undefined {
  const match = new RegExp(`^${name} (\\d{1,19})$`, 'm').exec(text ?? '');
  return match ? Number(match[1]) : undefined;
}
