import type { ReadingSpec } from './reading-spec.ts';

/** Readings of what processes share: network namespace, file systems, and the tables and limits of the kernel. */
export const HOST_READINGS = {
  'sockets.time_wait': {
    title: 'TIME_WAIT sockets',
    unit: 'count',
    source: 'TIME_WAIT rows of /proc/PID/net/tcp to one destination',
  },
  'ports.top_peer_share': {
    title: 'local ports to the busiest destination',
    unit: '%',
    source:
      'sockets in any state from one local address to one destination, of the ephemeral range less the reserved ports; ' +
      'of a process that binds before it connects it says little',
  },
  'ports.in_time_wait_share': {
    title: 'local ports in TIME_WAIT',
    unit: '%',
    source: 'TIME_WAIT sockets of those to the busiest destination',
  },
  'conntrack.used_share': {
    title: 'tracked connections',
    unit: '%',
    source: 'entries of /proc/PID/net/stat/nf_conntrack of nf_conntrack_max; a container has its own, smaller count, so look at a process of the host',
  },
  'conntrack.drops': {
    title: 'packets dropped by conntrack',
    unit: 'count',
    source: 'drop and early_drop of /proc/PID/net/stat/nf_conntrack, all processors',
  },
  'listen.overflows': { title: 'overflows of the accept queue', unit: 'count', needs: 'network counters', source: 'ListenOverflows of /proc/PID/net/netstat' },
  'inotify.instances_share': {
    title: 'inotify instances of the user',
    unit: '%',
    source: 'instances of all processes of the user, of max_user_instances',
  },
  'inotify.watches_share': {
    title: 'inotify watches of the user',
    unit: '%',
    source: 'watches of all processes of the user, of max_user_watches',
  },
  'inotify.watches': { title: 'inotify watches', unit: 'count', needs: 'inotify counts of the user', source: 'inotify lines of /proc/PID/fdinfo' },
  'disk.used_share': {
    title: 'file system in use',
    unit: '%',
    source:
      'the fullest file system that holds an open file or the working directory, as df counts: used of used plus available; read-only ones and those on a network are left out',
  },
  'disk.inodes_share': {
    title: 'inodes in use',
    unit: '%',
    source: 'the same file systems, where they have a fixed number of inodes',
  },
  'disk.deleted_bytes': {
    title: 'space held by deleted files',
    unit: 'bytes',
    source: 'blocks of open files with link count 0, each inode once; memory files, tmpfs and network file systems are left out',
  },
  'disk.deleted_unreadable_bytes': {
    title: 'space of deleted files that nobody can read',
    unit: 'bytes',
    source: 'the part of disk.deleted_bytes whose descriptors are all write-only (flags of /proc/PID/fdinfo): a log, and no temporary file',
  },
  'host.files_share': {
    title: 'open files of the host',
    unit: '%',
    phrase: 'of the open files the host may have in use',
    source: '/proc/sys/fs/file-nr: allocated of fs.file-max, all processes',
  },
  'locks.waiting': {
    title: 'waiters on file locks',
    lasting: true,
    unit: 'count',
    source: 'lines with -> of /proc/locks, below a lock that had the same holder in every sample',
  },
  'locks.held': {
    title: 'file locks held',
    unit: 'count',
    needs: 'lock table',
    source: 'locks of /proc/locks with this pid; those of open file descriptions name no process',
  },
  'semaphores.sysv': { title: 'System V semaphore sets', unit: 'count', needs: 'semaphore table', source: '/proc/sysvipc/sem' },
  'semaphores.limit_share': {
    title: 'semaphores of their limit',
    unit: '%',
    source: 'sets or semaphores of /proc/sysvipc/sem of kernel.sem, whichever is nearer to its limit',
  },
} as const satisfies Record<string, ReadingSpec>;
