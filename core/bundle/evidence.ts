import { file, fileAside } from '../probes/answers.ts';
import { cgroupFile, groupsOf } from '../probes/cgroups.ts';
import type { Collected, ProbeContext, Request } from '../probes/probe.ts';

/** Files of the process that no probe reads and a restart destroys; all cost less than a millisecond. Never `environ`. */
const OF_PROCESS = ['comm', 'io', 'sched', 'oom_score', 'oom_score_adj', 'wchan', 'net/sockstat', 'net/snmp', 'net/netstat'];
/** Of its memory, which may be locked. */
const OF_MEMORY = ['cmdline', 'smaps_rollup'];
const OF_HOST = [
  '/proc/version',
  '/proc/loadavg',
  '/proc/meminfo',
  '/proc/vmstat',
  '/proc/sys/fs/file-nr',
  '/proc/pressure/cpu',
  '/proc/pressure/io',
  '/proc/pressure/memory',
];
const OF_GROUPS = { memory: ['memory.stat', 'memory.events', 'memory.peak'], pids: ['pids.events', 'pids.current'], cpu: ['cpu.stat'] } as const;
/** No arguments of other processes: they may hold anything. */
const COMMANDS: readonly Request[] = [
  { kind: 'command', argv: ['ps', '-eo', 'pid,ppid,uid,stat,nlwp,rss,etime,comm'] },
  { kind: 'command', argv: ['dmesg', '--time-format', 'iso', '--level', 'emerg,alert,crit,err,warn'] },
];

/** As a probe describes itself, for `--dry-run`. */
export const EVIDENCE = {
  id: 'evidence',
  title: 'For people to read: what no probe reads and a restart destroys, with the first look and the last',
  cost: 'some twenty small files and two commands; two of the files are read by cat, within 1 s',
  privilege: 'owner of the process or root, for some of them',
  later: ['read memory.stat, memory.events, memory.peak, pids.events, pids.current and cpu.stat of its own control groups'],
} as const;

/** What a bundle holds beside the answers of the probes, for people to read; taken with the first look and the last. */
export function evidenceRequests(context: ProbeContext, collected: Collected): readonly Request[] {
  if (collected.size === 0)
    return [
      cgroupFile(context),
      ...OF_PROCESS.map((name) => file(`/proc/${context.pid}/${name}`)),
      ...OF_MEMORY.map((name) => fileAside(`/proc/${context.pid}/${name}`)),
      { kind: 'links', path: `/proc/${context.pid}`, names: ['exe', 'cwd', 'root'] },
      ...OF_HOST.map(file),
      ...COMMANDS,
    ];
  return Object.entries(OF_GROUPS).flatMap(([controller, names]) => {
    const [own] = groupsOf(context, collected, controller).folders;
    return own === undefined ? [] : names.map((name) => file(`${own}/${name}`));
  });
}
