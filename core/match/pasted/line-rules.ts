import type { Weights } from './format.ts';

/**
 * A line that says something by itself. Groups of the pattern hold its figures: `used` and `most` of what there may be at most, or
 * `many`; without one, the lines are counted.
 */
export interface LineRule {
  readonly line: RegExp;
  readonly noun: string;
  /** From here on it speaks: a part of `most`, a count or a size, or lines; one unless told. */
  readonly least?: number;
  /** Beyond this it no longer does. */
  readonly upTo?: number;
  /** From here on nothing else can be meant. */
  readonly sure?: number;
  /** None for what is only read: its words describe nothing. */
  readonly causes: Weights;
}

/** The kernel and what it counts. */
const KERNEL: readonly LineRule[] = [
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
    line: /Killed process \d+|oom-kill:|oom_reaper:|invoked oom-killer|Memory cgroup out of memory|Out of memory: Kill|^oom_kill [1-9]/,
    noun: 'a process was killed because memory was out',
    causes: { 'memory-leak': 0.7, 'native-memory-leak': 0.45, 'limit-too-low': 0.3 },
  },
  {
    line: /^\s*\d{7,12} +\d{7,12} +\d{2,3}% +[\d.]{1,9}K +\d{1,9} +\d{1,6} +\d{7,12}K /,
    noun: 'the kernel held more than a gigabyte in objects of one sort (slabtop)',
    causes: { 'native-memory-leak': 0.65, 'fd-leak': 0.3 },
  },
  {
    line: /^\d\d:\d\d:\d\d(?: [AP]M)? +(?:\d{1,9} +){1,2}(?:[\d.]{1,8} +){3,4}(?:9[5-9]|\d{3,5})\.\d\d +\d{1,4} +\S/,
    noun: 'a process took a whole processor (pidstat)',
    causes: { 'cpu-runaway': 0.65 },
  },
  {
    line: /^\s*(?:ipv[46] +\d+ +)?tcp +6 +\d+ [A-Z_]+ src=|\b(?:insert_failed|early_drop)=[1-9]/,
    noun: 'the connection tracking table holds or drops connections',
    causes: { 'conntrack-table-full': 0.65 },
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
const HOSTS: readonly LineRule[] = [
  {
    line: /^\s*Tasks: (?<used>\d{1,9}) \(limit: (?<most>\d{1,9})\)/,
    least: 0.85,
    noun: 'tasks that the service may have are taken',
    causes: { 'thread-explosion': 0.75, 'zombie-process-leak': 0.4 },
  },
  {
    line: /^\s*Memory: (?<used>[\d.]{1,9}[KMGT]) \(.{0,40}?\bmax: (?<most>[\d.]{1,9}[KMGT])/,
    least: 0.9,
    noun: 'of memory that the service may have are taken',
    causes: { 'memory-leak': 0.65, 'native-memory-leak': 0.4, 'limit-too-low': 0.35 },
  },
  {
    line: /\s{2,}(?:Exited|Restarting) \(137\) /,
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
    line: /^(?:Images|Containers|Local Volumes|Build Cache)\s+\d{1,9}\s+\d{1,9}\s+[\d.]{1,9}[kKMGT]?B\s+(?<many>[\d.]{1,9}[kKMGT]?B)/,
    least: 2e10,
    noun: 'on the disk are used by no container any more',
    causes: { 'disk-full-deleted-open-files': 0.65 },
  },
  {
    line: /^-[-rwxsStT]{9}[.+@]? +\d{1,6} +\S{1,40} +\S{1,40} +(?<many>\d{1,16}|[\d.]{1,9}[KMGT]) .{1,200}(?:log\S{0,20}|\.out|\.hprof|\.dmp|\.dump|\/?core\.\S{1,30}|-wal|ibtmp1|nohup\S{0,20})$/i,
    least: 1e10,
    noun: 'are in one log or dump',
    causes: { 'disk-full-deleted-open-files': 0.75 },
  },
  { line: /\bvol-[0-9a-f]{8,17}\b.{0,200}\bavailable\b/, least: 2, noun: 'a volume is paid for and attached to nothing', causes: { 'cost-leak': 0.75 } },
  {
    line: /\beipalloc-[0-9a-f]{4,17}\b(?!.{0,300}(?:eipassoc|\bi-[0-9a-f]{8}|\beni-))/,
    least: 2,
    noun: 'an address is paid for and used by nothing',
    causes: { 'cost-leak': 0.65 },
  },
  {
    line: /^\S{1,80}\s+(?:\d{1,3}\.){3}\d{1,3}\s.{0,120}\bRESERVED\b|^\S{1,80}\s.{0,200}\bUnattached\b|^(?:pvc-|pv-)\S{1,60}\s.{0,120}\bReleased\b/,
    least: 2,
    noun: 'a disk or an address is paid for and used by nothing',
    causes: { 'cost-leak': 0.65 },
  },
];

/** Servers, databases and queues. */
const SERVERS: readonly LineRule[] = [
  {
    line: /"state" ?: ?"idle in transaction|^\s*\d{1,9} .*\sidle in trans\s/,
    noun: 'a session is idle in a transaction',
    causes: { 'idle-in-transaction': 0.8 },
  },
  {
    line: /---TRANSACTION \d+, ACTIVE \d{2,} sec/,
    noun: 'a transaction of InnoDB has been open for long',
    causes: { 'idle-in-transaction': 0.7, 'slow-or-blocked-sql': 0.5 },
  },
  {
    line: /^\s*(?:processes|sessions)\s+(?<used>\d{1,7})\s+\d{1,7}\s+(?<most>\d{1,7})\s*$/i,
    least: 0.9,
    noun: 'processes or sessions of Oracle are taken',
    causes: { 'db-server-connections-exhausted': 0.85, 'connection-leak': 0.4 },
  },
  {
    line: /^id=\d{1,12} addr=(?!.{0,400}\bcmd=(?:p?subscribe|blpop|brpop|bzpop|xread|replconf)).{0,300}\bidle=\d{5,9} /,
    least: 5,
    noun: 'a client of Redis has asked nothing for hours',
    causes: { 'connection-leak': 0.65, 'db-server-connections-exhausted': 0.35 },
  },
  { line: /^id=\d{1,12} addr=/, noun: 'a client of Redis', causes: {} },
  {
    line: /"?current"? ?: ?(?<many>\d{1,9}), ?"?available"? ?: ?\d{1,2}\b/,
    least: 100,
    noun: 'connections of MongoDB are taken, hardly one is left',
    causes: { 'db-server-connections-exhausted': 0.85, 'connection-leak': 0.4 },
  },
  {
    line: /[1-9]\d{0,6} requests currently being processed, (?<many>\d{1,6}) idle workers/,
    least: 0,
    upTo: 0,
    noun: 'workers of the web server are idle',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35, 'traffic-growth': 0.35 },
  },
  {
    line: /^\s*IdleWorkers: (?<many>\d{1,6})$/,
    least: 0,
    upTo: 0,
    noun: 'workers of the web server are idle',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35, 'traffic-growth': 0.35 },
  },
  { line: /^(?:Scoreboard: )?[RWKCLGD]{30,}$/, noun: 'no worker of the web server is idle', causes: { 'worker-starvation': 0.7 } },
  {
    line: /^(?:Scoreboard: )?[_SRWKDCLGI.]{20,}$|^(?:BusyWorkers|ReqPerSec|BytesPerSec|Total kBytes|Total Accesses): [\d.]+$/,
    noun: 'workers of the web server',
    causes: {},
  },
  {
    line: /^Reading: \d{1,9} Writing: (?<many>\d{1,9}) Waiting: \d{1,9}/,
    least: 2000,
    noun: 'answers are being written by nginx',
    causes: { 'traffic-growth': 0.5, 'missing-timeout': 0.45, 'worker-starvation': 0.4 },
  },
  { line: /WORKER: \(Busy=(?!0,)\d+,Free=\d+,Min=\d{1,2},/, noun: 'workers of the .NET thread pool were busy', causes: { 'worker-starvation': 0.6 } },
  { line: /^Work Request in Queue: (?<many>\d{1,9})/, least: 50, noun: 'work items wait for a thread', causes: { 'worker-starvation': 0.8 } },
  {
    line: /^\s*Threads: (?<most>\d{1,6}) \((?<used>\d{1,6}) busy\)/,
    least: 1,
    noun: 'threads of Sidekiq are busy',
    causes: { 'worker-starvation': 0.65, 'message-or-queue-backlog': 0.5 },
  },
  { line: /^-- \d{1,12} Kbytes in (?<many>\d{1,9}) Requests/, least: 1000, noun: 'letters wait to be sent', causes: { 'message-or-queue-backlog': 0.75 } },
  { line: /^[\w.:-]{1,80}\t(?<many>\d{1,12})\t\d{1,6}\t\d{1,6}$/, least: 1000, noun: 'jobs wait at Gearman', causes: { 'message-or-queue-backlog': 0.8 } },
  { line: /^\d{1,4} queues?, (?<many>\d{1,12}) jobs? total/, least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  { line: /\bwaiting['"]?: ?(?<many>\d{1,12}),.{0,80}\bcompleted\b/, least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  {
    line: /^Biggest\s+(?:list|stream|zset)\s+found '.{1,200}' (?:has|with) (?<many>\d{1,15}) /,
    least: 20_000,
    noun: 'entries are in one key of Redis',
    causes: { 'message-or-queue-backlog': 0.8 },
  },
  {
    line: /^<\d{1,6}\.\d{1,9}\.\d{1,6}>\s.{0,120}\s\d{1,15}\s+\d{1,15}\s+(?<many>\d{1,12})\s*$/,
    least: 1000,
    sure: 10_000,
    noun: 'messages wait for one Erlang process',
    causes: { 'message-or-queue-backlog': 0.85, 'memory-leak': 0.4 },
  },
];

/** Runtimes and their tools. */
const RUNTIMES: readonly LineRule[] = [
  {
    line: /^\s*(?!.{0,40}(?:[Yy]oung|new generation))(?:[\w-]{1,30} ){1,3}\s*total (?<most>\d{1,12}K), used (?<used>\d{1,12}K)/,
    least: 0.97,
    noun: 'of the heap are used',
    causes: { 'memory-leak': 0.7, 'limit-too-low': 0.35 },
  },
  { line: /^\s*(?:Metaspace|class space)\s+used \d|^\s*region size \d|^\s*(?:eden|from|to|object|the) {1,2}space \d/, noun: 'a part of the heap', causes: {} },
  {
    line: /^\s*(?:->)?(?:9\d|100|[5-8]\d)\.\d\d% \((?<many>[\d,]{1,18})B\) /,
    least: 1e8,
    noun: 'bytes were asked for in one place (massif)',
    causes: { 'native-memory-leak': 0.7, 'memory-leak': 0.4 },
  },
  { line: /^Tasks \((?<many>\d{1,9})\)/, least: 2000, sure: 20_000, noun: 'tasks of Tokio are alive', causes: { 'goroutine-explosion': 0.8 } },
  {
    line: /<Task pending name='Task-\d{1,9}'/,
    least: 20,
    noun: 'a task of asyncio has not ended',
    causes: { 'goroutine-explosion': 0.7 },
  },
  {
    line: /[-─]{1,3}(?<many>\d{1,7})\*\[\{/,
    least: 500,
    sure: 2000,
    noun: 'threads of one process (pstree)',
    causes: { 'thread-explosion': 0.85 },
  },
  {
    line: /[-─]{1,3}(?<many>\d{1,7})\*\[(?!\{|nginx|httpd|apache2|php-fpm|postgres)/,
    least: 100,
    noun: 'processes of one sort under one parent (pstree)',
    causes: { 'missing-timeout': 0.5, 'thread-explosion': 0.5 },
  },
  { line: /\{pool-\d{3,6}-thr/, noun: 'a pool of threads has a three-digit number: a new one is made each time', causes: { 'thread-explosion': 0.75 } },
  { line: /[|`├└+][-─]\{[^}]{1,20}\}\(\d{1,9}\)\s*$/, least: 300, noun: 'a thread of one process (pstree)', causes: { 'thread-explosion': 0.8 } },
  { line: /(?:'Timeout', *){4,}/, least: 3, noun: 'timers of Node.js are active', causes: { 'event-listener-or-timer-leak': 0.75 } },
  {
    line: /(?:'(?:TCPSocketWrap|TLSSocket|TLSWrap|HTTPClientRequest)', *){3,}/,
    least: 3,
    noun: 'sockets of Node.js are active',
    causes: { 'connection-leak': 0.75 },
  },
  {
    line: /\b(?:TCPSocketWrap|TLSWrap)['"]?: ?(?<many>\d{1,9})/,
    least: 500,
    noun: 'sockets of Node.js are active',
    causes: { 'connection-leak': 0.8, 'fd-leak': 0.4 },
  },
  {
    line: /\bDetached \w{3,40} {0,3}[x×] {0,2}(?<many>\d{1,9})/,
    least: 500,
    noun: 'nodes are in no page any more',
    causes: { 'memory-leak': 0.7, 'event-listener-or-timer-leak': 0.5 },
  },
  {
    line: /^\s*\d{1,6} {1,8}[\d.]{1,9} MiB +(?<many>[\d.]{1,9} MiB) +\d{1,9} {2,}\S/,
    least: 5e8,
    noun: 'were added by one line (memory_profiler)',
    causes: { 'memory-leak': 0.6 },
  },
  { line: /^Total retained: +(?<many>[\d.]{1,12} [KMG]B)/, least: 2e8, noun: 'were kept (memory_profiler of Ruby)', causes: { 'memory-leak': 0.65 } },
  { line: /\bMemLab found (?<many>\d{1,9}) leak/, noun: 'leaks were found by MemLab', causes: { 'memory-leak': 0.75, 'event-listener-or-timer-leak': 0.45 } },
];

export const LINE_RULES: readonly LineRule[] = [...KERNEL, ...HOSTS, ...SERVERS, ...RUNTIMES];

/** Names that a log writes in front of each line: their numbers tell how often such a thing was made. Asked last: what stands behind may say more. */
export const NAME_RULES: readonly LineRule[] = [
  { line: /\bpool-\d{3,6}-thread/, noun: 'a pool of threads has a three-digit number: a new one is made each time', causes: { 'thread-explosion': 0.7 } },
  {
    line: /\bHikariPool-(?:[2-9]\d|\d{3,})\b/,
    noun: 'a connection pool has a two-digit number: a new one is made each time',
    causes: { 'connection-leak': 0.6, 'db-server-connections-exhausted': 0.6 },
  },
  { line: /^\s*"[\w.-]{1,60}" ?: ?-?\d[\d.]{0,18},?$|^[A-Z]\w{1,30}(?:\(\w{1,20}\))?: +\d{1,12} kB$/, noun: 'a figure of a list', causes: {} },
];
