import { type Check, gap, note, ok } from '../check.ts';

/** What the system lets anybody see. */
export const KERNEL_CHECKS: readonly Check[] = [
  {
    id: 'proc',
    title: '/proc',
    judge({ platform, proc }) {
      if (!proc && platform !== 'linux') return note('there is no /proc on this system: processes are looked at through lsof, netstat and ps');
      if (!proc) return gap('/proc is not mounted: only tools are left, and most of them need it too', 'sudo mount -t proc proc /proc');
      return proc.pidOnly
        ? gap('/proc is mounted with subset=pid: limits and figures of the host are not in it', 'sudo mount -o remount,subset= /proc')
        : ok('mounted');
    },
  },
  {
    id: 'hidepid',
    title: 'processes of other users',
    judge({ proc, uid, capabilities = [] }) {
      if (!proc || ['0', 'off', ''].includes(proc.hidepid)) return proc && ok('not hidden (hidepid is off)');
      if (uid === 0 || capabilities.includes('SYS_PTRACE')) return ok(`hidden from others (hidepid=${proc.hidepid}), and not from you`);
      return gap(`/proc is mounted with hidepid=${proc.hidepid}: processes of other users cannot be seen at all`, 'sudo stanch doctor');
    },
  },
  {
    id: 'descriptor-count',
    title: 'counting descriptors',
    judge({ proc, countIsFree, kernel }) {
      if (!proc) return undefined;
      if (countIsFree) return ok(`free and without privilege (kernel ${kernel})`);
      return note(`kernel ${kernel} is older than 6.2: descriptors are counted one by one, and those of other users only by root`);
    },
  },
  {
    id: 'control-groups',
    title: 'limits of control groups',
    judge({ platform, controlGroups }) {
      if (platform !== 'linux') return undefined;
      if (!controlGroups)
        return gap('/sys/fs/cgroup is not mounted: limits on memory, processes and processor cannot be seen', 'sudo mount -t cgroup2 none /sys/fs/cgroup');
      return ok({ v1: 'version 1', v2: 'version 2', hybrid: 'versions 1 and 2, each controller is read where it is' }[controlGroups]);
    },
  },
  {
    id: 'kernel-log',
    title: 'messages of the kernel',
    judge({ dmesgRestricted, uid, capabilities = [] }) {
      if (dmesgRestricted === undefined) return undefined;
      if (!dmesgRestricted || uid === 0 || capabilities.includes('SYSLOG')) return ok('readable');
      return gap('only root may read them (kernel.dmesg_restrict=1): kills for want of memory, a full table of connections', 'sudo dmesg --level err,warn');
    },
  },
  {
    id: 'container',
    title: 'container',
    judge({ platform, container, hostPids }) {
      if (platform !== 'linux') return undefined;
      if (container === undefined && hostPids !== false) return ok('none seen: processes of the whole machine can be looked at');
      const where = container ?? 'a pid namespace of its own';
      return hostPids === true
        ? note(`this is ${where}, with the processes of the whole machine`)
        : note(`this is ${where}: only what runs in it can be looked at, and limits outside it are not seen`, 'stanch doctor (on the host)');
    },
  },
  {
    id: 'network',
    title: 'network',
    judge({ sameNetworkAsInit }) {
      if (sameNetworkAsInit === undefined) return undefined;
      return sameNetworkAsInit ? ok('the same as that of process 1') : note('not that of process 1; sockets are read where each process has them');
    },
  },
];
