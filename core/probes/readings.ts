import { ASKED_READINGS } from './asked-readings.ts';
import { DATABASE_READINGS } from './database-readings.ts';
import { HOST_READINGS } from './host-readings.ts';
import { PROCESS_READINGS } from './process-readings.ts';
import type { ReadingSpec } from './reading-spec.ts';

export type { ReadingSpec, Unit } from './reading-spec.ts';

/**
 * Every reading a runbook's Signals table may name. A probe that produces a reading registers it here; a Signals row
 * that names anything else is a finding of `stanch check`.
 */
export const READINGS = {
  'descriptors.used': {
    title: 'open descriptors',
    unit: 'count',
    one: 'open descriptor',
    source: 'size of /proc/PID/fd (Linux 6.2 or newer), else its entries; lsof',
  },
  'descriptors.limit': { title: 'descriptor limit', unit: 'count', source: 'soft "Max open files" of /proc/PID/limits; prlimit' },
  'descriptors.used_share': {
    title: 'descriptors in use',
    unit: '%',
    phrase: 'of the descriptor limit in use',
    source: 'descriptors.used of descriptors.limit',
  },
  'descriptors.files': { title: 'open files', unit: 'count', one: 'open file', source: 'links of /proc/PID/fd that name a path; lsof type REG and DIR' },
  'descriptors.sockets': { title: 'open sockets', unit: 'count', one: 'open socket', source: 'links of /proc/PID/fd to socket:[inode]; lsof' },
  'descriptors.pipes': { title: 'open pipes', unit: 'count', one: 'open pipe', source: 'links of /proc/PID/fd to pipe:[inode]; lsof type FIFO' },
  'descriptors.inotify': { title: 'inotify instances', unit: 'count', one: 'inotify instance', source: 'links of /proc/PID/fd to anon_inode:inotify; lsof' },
  'descriptors.other': {
    title: 'other descriptors',
    unit: 'count',
    one: 'other descriptor',
    source: 'event polls, timers, memory files and devices among the links of /proc/PID/fd',
  },
  'descriptors.deleted': {
    title: 'deleted files still open',
    unit: 'count',
    one: 'deleted file still open',
    source: 'open files with no name left (link count 0)',
  },
  'descriptors.top_directory_share': {
    title: 'files in the busiest directory',
    tells: 'concentration',
    unit: '%',
    phrase: 'of the open files lie in',
    source: 'share of the open files that lie in one directory',
  },
  'sockets.tcp': {
    title: 'TCP sockets',
    unit: 'count',
    one: 'TCP socket',
    source: '/proc/PID/net/tcp and tcp6, joined to the process by inode; ss, netstat, lsof',
  },
  'sockets.close_wait': { title: 'CLOSE_WAIT sockets', unit: 'count', one: 'CLOSE_WAIT socket', source: 'state 08 of /proc/PID/net/tcp and tcp6' },
  'sockets.established': { title: 'ESTABLISHED sockets', unit: 'count', one: 'ESTABLISHED socket', source: 'state 01 of /proc/PID/net/tcp and tcp6' },
  'sockets.outbound': {
    title: 'outgoing TCP sockets',
    unit: 'count',
    one: 'outgoing TCP socket',
    source: 'sockets whose local port the process does not listen on',
  },
  'sockets.unlisted': {
    title: 'sockets in no TCP table',
    unit: 'count',
    one: 'socket in no TCP table',
    source: 'descriptors.sockets less the TCP sockets and listeners: UNIX and UDP sockets, and TCP sockets the kernel has let go of',
  },
  'sockets.unread': {
    title: 'connections with unread data',
    unit: 'count',
    one: 'connection with unread data',
    source: 'ESTABLISHED with the same receive queue above 0 in two samples',
  },
  'sockets.unclosed': { title: 'sockets left open', unit: 'count', one: 'socket left open', source: 'sockets.close_wait plus sockets.unread' },
  'sockets.top_peer_share': {
    title: 'sockets to the busiest peer',
    tells: 'concentration',
    unit: '%',
    phrase: 'of the outgoing sockets go to',
    source: 'share of the outgoing sockets that go to one address and port',
  },
  'sockets.persistence': {
    title: 'same sockets as before',
    tells: 'age',
    unit: '%',
    phrase: 'of the first sockets are still there',
    source: 'share of the sockets of the first sample that are still there in the last',
  },
  'threads.count': { title: 'threads', unit: 'count', one: 'thread', source: 'Threads: of /proc/PID/status; ps' },
  'memory.rss': { title: 'resident memory', unit: 'bytes', source: 'VmRSS of /proc/PID/status; ps' },
  'memory.limit': { title: 'memory limit', unit: 'bytes', source: 'smallest memory limit of the control groups above the process, else MemTotal' },
  'memory.used_share': { title: 'memory in use', unit: '%', phrase: 'of the memory limit in use', source: 'memory.rss of memory.limit' },
  'process.state': { title: 'state', unit: 'text', source: 'field 3 of /proc/PID/stat' },
  'process.uptime': { title: 'uptime', unit: 's', source: 'field 22 of /proc/PID/stat; ps etime' },
  'process.image': {
    title: 'program',
    unit: 'text',
    source: 'field 28 of /proc/PID/stat (where the stack begins, for its owner and root), else the name: another one after an exec',
  },
  'process.started': {
    title: 'started at',
    unit: 'count',
    source: 'field 22 of /proc/PID/stat, clock ticks after boot: tells a process from a later one with the same pid',
  },
  'traffic.work': {
    title: 'work done so far',
    unit: 'count',
    source: 'read and write calls of /proc/PID/io, else clock ticks of processor time of /proc/PID/stat; seconds of processor time of ps',
  },
  'traffic.rate': { title: 'work done', unit: '/s', source: 'traffic.work per second between two samples' },
  ...PROCESS_READINGS,
  ...HOST_READINGS,
  ...ASKED_READINGS,
  ...DATABASE_READINGS,
} as const satisfies Record<string, ReadingSpec>;

export type ReadingId = keyof typeof READINGS;

/** Narrows a name from Markdown to a known reading. */
export function isReadingId(name: string): name is ReadingId {
  return Object.hasOwn(READINGS, name);
}

/** One measured figure, with the moment it was taken. */
export interface Reading {
  readonly id: ReadingId;
  /** A number in the unit of the registry; text for readings of unit `text`. */
  readonly value: number | string;
  /** What the figure belongs to when it is one of several: a peer, a directory. */
  readonly of?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
