import type { LineRule } from './line-rules.ts';

/** The kernel and what it counts. */
export const KERNEL: readonly LineRule[] = [
  {
    line: /nf_conntrack: (?:nf_conntrack: )?table full|ip_conntrack: table full/,
    noun: 'the connection tracking table was full',
    sure: 1,
    causes: { 'conntrack-table-full': 0.95 },
  },
  { line: /neighbou?r(?: table overflow|: arp_cache)/i, noun: 'the neighbour (ARP) table overflowed', causes: { 'limit-too-low': 0.8 } },
  {
    line: /TCP: (?:out of memory|too many orphaned sockets)/,
    noun: 'the memory for TCP was used up',
    causes: { 'connection-leak': 0.65, 'limit-too-low': 0.5 },
  },
  { line: /VFS: file-max limit \d+ reached/, noun: 'no descriptor was left on the whole machine', causes: { 'fd-leak': 0.85 } },
  {
    line: /fork rejected by pids controller/,
    noun: 'the group had no process left to start',
    causes: { 'thread-explosion': 0.65, 'zombie-process-leak': 0.55 },
  },
  { line: /possible SYN flooding on port/i, noun: 'the accept queue overflowed', causes: { 'worker-starvation': 0.55, 'traffic-growth': 0.55 } },
  {
    line: /blocked for more than \d+ seconds|nfs: server \S+ not responding/,
    noun: 'a task waited for a disk or a network file system',
    causes: { 'dependency-unreachable': 0.7, 'missing-timeout': 0.3 },
  },
  {
    line: /Killed process \d+(?:,| \()|oom-kill:|oom_reaper:|invoked oom-killer|Memory cgroup out of memory|Out of memory: Kill|^oom_kill [1-9]/,
    noun: 'a process was killed because memory was out',
    causes: { 'memory-leak': 0.7, 'native-memory-leak': 0.45, 'limit-too-low': 0.3 },
  },
  {
    line: /^\s*\d{7,12} +\d{7,12} +\d{2,3}% +[\d.]{1,9}K +\d{1,9} +\d{1,6} +\d{7,12}K (?!\w*inode_cache|dentry|buffer_head|radix_tree_node|xfs_)/,
    // Caches of files are as large as there is memory.
    noun: 'the kernel held more than a gigabyte in objects of one sort (slabtop)',
    causes: { 'native-memory-leak': 0.65, 'fd-leak': 0.3 },
  },
  {
    line: /\binsert_failed=[1-9]\d{2,}|\bearly_drop=[1-9]/,
    noun: 'the connection tracking table drops connections',
    causes: { 'conntrack-table-full': 0.65 },
  },
  {
    line: /^\s*(?:ipv[46] +\d+ +)?tcp +6 +\d+ [A-Z_]+ src=/,
    noun: 'a connection is tracked',
    causes: {},
  },
  {
    line: /^TcpExt(?:ListenOverflows|ListenDrops)\s+(?<many>\d{1,12})/,
    least: 100,
    noun: 'connections found a full accept queue (nstat)',
    causes: { 'worker-starvation': 0.75, 'traffic-growth': 0.4 },
  },
  {
    line: /^0x[0-9a-f]{8} +\d{1,12} +\S{1,32} +\d{3} +\d{1,12} +0(?: +dest)?\s*$/,
    least: 8,
    noun: 'a segment of shared memory is attached to no process (ipcs)',
    causes: { 'file-lock-or-semaphore-leak': 0.6, 'native-memory-leak': 0.45, 'memory-leak': 0.4 },
  },
];

/** Services, containers, clusters and clouds. */
export const HOSTS: readonly LineRule[] = [
  {
    line: /^\s*Tasks: (?<used>\d{1,9}) \(limit: (?<most>\d{1,9})\)/,
    least: 0.85,
    noun: 'tasks that the service may have are taken',
    causes: { 'thread-explosion': 0.75, 'zombie-process-leak': 0.4 },
  },
  {
    line: /^\s*Memory: (?<used>[\d.]{1,9}[KMGT]) \(.{0,40}?\bmax: (?<most>[\d.]{1,9}[KMGT])/,
    // With the files it has read, which go when room is needed.
    least: 0.95,
    noun: 'of memory that the service may have are taken',
    causes: { 'memory-leak': 0.65, 'native-memory-leak': 0.4, 'limit-too-low': 0.35 },
  },
  {
    line: /(?<=\s\s)Restarting \(137\) /,
    noun: 'the container is killed and started again (137)',
    causes: { 'memory-leak': 0.5, 'native-memory-leak': 0.3 },
  },
  {
    // One alone was stopped by hand as often as not.
    line: /(?<=\s\s)Exited \(137\) /,
    least: 2,
    noun: 'the container was killed (137), for memory or by hand',
    causes: { 'memory-leak': 0.5, 'native-memory-leak': 0.3 },
  },
  { line: /^\s*DiskPressure\s+True\s/, noun: 'the disk of the node is full', causes: { 'disk-full-deleted-open-files': 0.75 } },
  { line: /^\s*MemoryPressure\s+True\s/, noun: 'the memory of the node is used up', causes: { 'memory-leak': 0.65, 'native-memory-leak': 0.4 } },
  { line: /^\s*PIDPressure\s+True\s/, noun: 'the node has no process left to start', causes: { 'thread-explosion': 0.65, 'zombie-process-leak': 0.55 } },
  {
    line: /^\s*(?:(?:Disk|Memory|PID)Pressure|NetworkUnavailable)\s+False\s|^\s*Ready\s+True\s/,
    noun: 'a condition of the node is as it should be',
    causes: {},
  },
  {
    line: /\bjournals take up (?<many>[\d.]{1,9}[KMGT])/,
    least: 1e10,
    noun: 'are taken by the journal',
    causes: { 'disk-full-deleted-open-files': 0.6 },
  },
  {
    line: /^(?:Images|Containers|Local Volumes|Build Cache)\s+\d{1,9}\s+\d{1,9}\s+[\d.]{1,9}[kKMGT]?B\s+[\d.]{1,9}[kKMGT]?B/,
    noun: 'what images and containers take',
    causes: {},
  },
  {
    line: /^-[-rwxsStT]{9}[.+@]? +\d{1,6} +\S{1,40} +\S{1,40} +(?<many>\d{1,16}|[\d.]{1,9}[KMGT]) .{1,200}(?:[\s./-]log(?:[.-]\d{1,10})?|\.out|\.hprof|\.dmp|[\s/]core\.\S{1,30}|-wal|ibtmp1)$/i,
    least: 1e10,
    noun: 'are in one log or dump',
    causes: { 'disk-full-deleted-open-files': 0.75 },
  },
  { line: /\bstoredBytes"?[\s:|]{1,20}(?<many>\d{1,16})/, least: 1e11, noun: 'bytes are kept in one group of logs', causes: { 'cost-leak': 0.65 } },
  { line: /\bvol-[0-9a-f]{8,17}\b.{0,200}\bavailable\b/, least: 2, noun: 'a volume is paid for and attached to nothing', causes: { 'cost-leak': 0.75 } },
  {
    line: /\beipalloc-[0-9a-f]{4,17}\b(?!.{0,300}(?:eipassoc|\bi-[0-9a-f]{8}|\beni-))/,
    least: 2,
    noun: 'an address is paid for and used by nothing',
    causes: { 'cost-leak': 0.65 },
  },
  {
    line: /^\S{1,80}\s+(?:\d{1,3}\.){3}\d{1,3}\s+EXTERNAL\s.{0,120}\bRESERVED\b|^\S{1,80}\s.{0,200}\bUnattached\b|^(?:pvc-|pv-)\S{1,60}\s.{0,120}\bReleased\b/,
    least: 2,
    noun: 'a disk or an address is paid for and used by nothing',
    causes: { 'cost-leak': 0.65 },
  },
];
