import { type Check, gap, note, ok } from '../check.ts';

/** What this user may see. */
export const PRIVILEGE_CHECKS: readonly Check[] = [
  {
    id: 'other-users',
    title: "other users' processes",
    judge({ platform, uid, capabilities }) {
      if (uid === 0 && (platform !== 'linux' || capabilities === undefined || capabilities.includes('SYS_PTRACE'))) return ok('you are root');
      if (uid === 0)
        return gap(
          'this root has no CAP_SYS_PTRACE: of processes of other users only the count of descriptors can be seen',
          'docker run --cap-add SYS_PTRACE …',
        );
      if (capabilities?.includes('SYS_PTRACE')) return ok('you have CAP_SYS_PTRACE');
      return gap('of processes of other users you see how many descriptors they have, and neither which nor their sockets', 'sudo stanch diagnose --pid PID');
    },
  },
  {
    id: 'files',
    title: 'closed folders',
    judge({ platform, uid, capabilities }) {
      if (platform !== 'linux' || uid !== 0 || capabilities === undefined) return undefined;
      if (capabilities.includes('DAC_READ_SEARCH') || capabilities.includes('DAC_OVERRIDE')) return ok('readable');
      return gap(
        'this root has neither CAP_DAC_READ_SEARCH nor CAP_DAC_OVERRIDE: /proc of other users is closed to it',
        'docker run --cap-add DAC_READ_SEARCH …',
      );
    },
  },
  {
    id: 'network-admin',
    title: 'details of sockets',
    judge({ platform, capabilities }) {
      if (platform !== 'linux' || capabilities === undefined || capabilities.includes('NET_ADMIN')) return undefined;
      return note('without CAP_NET_ADMIN ss leaves out marks and filters of sockets; no verdict needs them');
    },
  },
  {
    id: 'ptrace-scope',
    title: 'attaching to processes',
    judge({ ptraceScope }) {
      if (ptraceScope === undefined) return undefined;
      return ptraceScope === 0
        ? ok('not restricted further')
        : note(`restricted (kernel.yama.ptrace_scope=${ptraceScope}): Stanch never attaches; debuggers and py-spy need root`);
    },
  },
  {
    id: 'sudo',
    title: 'sudo',
    judge: ({ bySudo }) => (bySudo ? note('run by sudo: files are given to the user who called') : undefined),
  },
];
