import type { LineRule } from './line-rules.ts';

/** Servers, databases and queues. */
export const SERVERS: readonly LineRule[] = [
  {
    line: /^(?:Total|Sockets): (?<used>\d{1,9}), limit: (?<most>\d{1,9})/,
    least: 0.9,
    noun: 'descriptors or sockets of RabbitMQ are taken',
    causes: { 'fd-leak': 0.65, 'connection-leak': 0.6 },
  },
  {
    line: /\{(?:total|sockets)_limit,(?<most>\d{1,9})\}, {0,8}\{(?:total|sockets)_used,(?<used>\d{1,9})\}/,
    least: 0.9,
    noun: 'descriptors or sockets of RabbitMQ are taken',
    causes: { 'fd-leak': 0.65, 'connection-leak': 0.6 },
  },
  {
    line: /Max threads: (?<most>\d{1,6}) Current thread count: \d{1,6} Current threads? busy: (?<used>\d{1,6})/,
    least: 0.95,
    noun: 'threads of Tomcat are busy',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35 },
  },
  {
    // As many as PHP-FPM comes with. Where somebody set more, they starve.
    line: /server reached (?:pm\.)?max_children setting \((?<many>\d{1,5})\)/,
    upTo: 5,
    sure: 1,
    noun: 'workers are all that PHP-FPM may start',
    causes: { 'limit-too-low': 0.9, 'worker-starvation': 0.6 },
  },
  {
    line: /"state" ?: ?"idle in transaction|^\s*\d{1,9} .*\sidle in trans\s/,
    noun: 'a session is idle in a transaction',
    causes: { 'idle-in-transaction': 0.8 },
  },
  {
    line: /^\s*(?:processes|sessions)\s+(?<used>\d{1,7})\s+\d{1,7}\s+(?<most>\d{1,7})\s*$/,
    least: 0.9,
    needs: /RESOURCE_NAME|resource_limit/i,
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
    line: /"?current"? ?: ?(?<used>\d{1,9}), ?"?available"? ?: ?(?<rest>\d{1,9})\b/,
    least: 0.9,
    needs: /\btotalCreated\b/,
    noun: 'connections of MongoDB are taken',
    causes: { 'db-server-connections-exhausted': 0.85, 'connection-leak': 0.4 },
  },
  {
    line: /\b\d{2,6} requests currently being processed, (?<many>\d{1,6}) idle workers/,
    least: 0,
    upTo: 0,
    noun: 'workers of the web server are idle',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35, 'traffic-growth': 0.35 },
  },
  {
    line: /^\s*IdleWorkers: (?<many>\d{1,6})$/,
    least: 0,
    upTo: 0,
    needs: /\bBusyWorkers: \d{2}/,
    noun: 'workers of the web server are idle',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35, 'traffic-growth': 0.35 },
  },
  {
    line: /^(?:Scoreboard: )?[RWKCLGD]{30,}$/,
    needs: /Scoreboard|BusyWorkers|requests currently/,
    noun: 'no worker of the web server is idle',
    causes: { 'worker-starvation': 0.7 },
  },
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
  {
    // Beyond the least of threads a new one comes only twice a second.
    line: /WORKER: \(Busy=(?<used>\d{1,9}),Free=\d{1,9},Min=(?<most>\d{1,9}),/,
    least: 1.01,
    noun: 'threads are busy that the pool of .NET has at once',
    causes: { 'worker-starvation': 0.6 },
  },
  { line: /^Work Request in Queue: (?<many>\d{1,9})/, least: 50, noun: 'work items wait for a thread', causes: { 'worker-starvation': 0.8 } },
  {
    line: /^\s*Threads: (?<most>\d{1,6}) \((?<used>\d{1,6}) busy\)/,
    least: 1,
    // All of them busy is a good day, unless much waits as well.
    needs: /\bEnqueued: +\d{1,3}(?:,?\d{3})/,
    noun: 'threads of Sidekiq are busy',
    causes: { 'worker-starvation': 0.65, 'message-or-queue-backlog': 0.5 },
  },
  { line: /^-- \d{1,12} Kbytes in (?<many>\d{1,9}) Requests/, least: 1000, noun: 'letters wait to be sent', causes: { 'message-or-queue-backlog': 0.75 } },
  {
    line: /^[\w.:-]{1,80}\t(?<many>\d{1,12})\t\d{1,6}\t\d{1,6}$/,
    least: 1000,
    needs: /gearadmin|gearman|\b4730\b/i,
    noun: 'jobs wait at Gearman',
    causes: { 'message-or-queue-backlog': 0.8 },
  },
  { line: /^\d{1,4} queues?, (?<many>\d{1,12}) jobs? total/, least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  { line: /\bwaiting['"]?: ?(?<many>\d{1,12}),.{0,80}\bcompleted\b/, least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  {
    line: /^Biggest\s+(?:list|stream)\s+found '.{1,200}' (?:has|with) (?<many>\d{1,15}) /,
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
export const RUNTIMES: readonly LineRule[] = [
  { line: /^(?:low|high|max|oom|oom_kill|oom_group_kill) \d{1,12}$/, noun: 'an event of a control group', causes: {} },
  {
    line: /^\s*(?!.{0,40}(?:[Yy]oung|new generation))(?:[\w-]{1,30} ){1,3}\s*total (?<most>\d{1,12}K), used (?<used>\d{1,12}K)/,
    least: 0.99,
    noun: 'of the heap are used',
    causes: { 'memory-leak': 0.7, 'limit-too-low': 0.35 },
  },
  { line: /^\s*(?:Metaspace|class space)\s+used \d|^\s*region size \d|^\s*(?:eden|from|to|object|the) {1,2}space \d/, noun: 'a part of the heap', causes: {} },
  {
    line: /^\s*(?:->)?(?:9\d|100|[5-8]\d)\.\d\d% \((?<many>[\d,]{1,18})B\) /,
    least: 5e8,
    noun: 'bytes were asked for in one place (massif)',
    causes: { 'native-memory-leak': 0.7, 'memory-leak': 0.4 },
  },
  {
    line: /^\W{0,3}Tasks \((?<many>\d{1,9})\)/,
    least: 2000,
    sure: 20_000,
    needs: /tokio|views: t = tasks/i,
    noun: 'tasks of Tokio are alive',
    causes: { 'goroutine-explosion': 0.8 },
  },
  {
    line: /<Task pending name='Task-\d{1,9}'/,
    least: 20,
    noun: 'a task of asyncio has not ended',
    causes: { 'goroutine-explosion': 0.7 },
  },
  {
    line: /(?:--|[-─├└┬]─|[|`+]-)(?<many>\d{1,7})\*\[\{/,
    least: 500,
    sure: 2000,
    noun: 'threads of one process (pstree)',
    causes: { 'thread-explosion': 0.85 },
  },
  {
    line: /(?:--|[-─├└┬]─|[|`+]-)(?<many>\d{1,7})\*\[(?!\{|nginx|httpd|apache2|php-fpm|postgres)/,
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
    line: /^\s*\d{1,6} {1,8}[\d.]{1,9} MiB +(?<many>[\d.]{1,9} MiB) +(?:[2-9]|\d{2,9}) {2,}\S/,
    // A line that ran once has loaded something.
    least: 5e8,
    noun: 'were added by one line (memory_profiler)',
    causes: { 'memory-leak': 0.6 },
  },
  { line: /^Total retained: +(?<many>[\d.]{1,12} [KMG]B)/, least: 2e8, noun: 'were kept (memory_profiler of Ruby)', causes: { 'memory-leak': 0.65 } },
  { line: /\bMemLab found (?<many>\d{1,9}) leak/, noun: 'leaks were found by MemLab', causes: { 'memory-leak': 0.75, 'event-listener-or-timer-leak': 0.45 } },
];
