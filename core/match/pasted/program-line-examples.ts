import type { Example } from './format.ts';
import { pair, times } from './host-line-examples.ts';

const ORACLE = 'RESOURCE_NAME   CURRENT_UTILIZATION MAX_UTILIZATION LIMIT_VALUE\n';
const LINE = 'Line #    Mem usage    Increment  Occurrences   Line Contents\n';

/** Lines of servers, runtimes and their tools: each rule once, and just below it. */
export const programExamples = (): readonly Example[] => [
  ...pair(
    'an old RabbitMQ',
    'fd-leak',
    '{file_descriptors,[{total_limit,1024},{total_used,1020},{sockets_limit,829},{sockets_used,812}]}',
    '{total_limit,1024},{total_used,20}',
  ),
  ...pair(
    'sessions of Oracle below their head',
    'db-server-connections-exhausted',
    `${ORACLE}sessions   1230   1240   1250`,
    `${ORACLE}sessions   812   1240   1250`,
  ),
  ...pair(
    'PHP-FPM as it comes',
    'limit-too-low',
    '[02-Dec-2025 08:14:07] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it',
    '[02-Dec-2025 08:14:07] WARNING: [pool www] server reached pm.max_children setting (6), consider raising it',
  ),
  ...pair(
    'MongoDB',
    'db-server-connections-exhausted',
    '"connections" : { "current" : 812, "available" : 7, "totalCreated" : 81220 }',
    '"connections" : { "current" : 200, "available" : 50, "totalCreated" : 812 }',
  ),
  ...pair(
    'workers in a sentence',
    'worker-starvation',
    '150 requests currently being processed, 0 idle workers',
    'IdleWorkers: 40\n150 requests currently being processed, 1 idle workers',
  ),
  ...pair('nginx', 'traffic-growth', 'Reading: 6 Writing: 8122 Waiting: 412', 'Reading: 6 Writing: 179 Waiting: 106'),
  ...pair(
    'the thread pool of .NET',
    'worker-starvation',
    'IOCP: (Busy=0,Free=1000,Min=8,Max=1000), WORKER: (Busy=91,Free=32676,Min=8,Max=32767)',
    'IOCP: (Busy=0,Free=1000,Min=8,Max=1000), WORKER: (Busy=1,Free=32766,Min=8,Max=32767)',
  ),
  ...pair('work items of .NET', 'worker-starvation', 'Work Request in Queue: 8122', 'Work Request in Queue: 12'),
  ...pair('Postfix', 'message-or-queue-backlog', '-- 812204 Kbytes in 41220 Requests.', '-- 812 Kbytes in 41 Requests.'),
  ...pair('Gearman', 'message-or-queue-backlog', '$ gearadmin --status\nresize\t41220\t4\t4', '$ gearadmin --status\nresize\t12\t4\t4'),
  ...pair('rq', 'message-or-queue-backlog', '3 queues, 41220 jobs total', '3 queues, 41 jobs total'),
  ...pair(
    'large keys of Redis',
    'message-or-queue-backlog',
    "Biggest   list found 'queue:mail' has 812044 items",
    "Biggest   list found 'queue:mail' has 12 items",
  ),
  ...pair('massif', 'native-memory-leak', '->92.10% (1,812,204,411B) 0x401: parse (doc.c:88)', '->92.10% (1,812,204B) 0x401: parse (doc.c:88)'),
  ...pair(
    'tokio-console',
    'goroutine-explosion',
    'views: t = tasks, r = resources\nTasks (41220) ▶ Running (3)',
    'views: t = tasks, r = resources\nTasks (41) ▶ Running (3)',
  ),
  ...pair(
    'asyncio',
    'goroutine-explosion',
    times(20, (n) => `<Task pending name='Task-${n}' coro=<send() running at /app/send.py:41>>`),
    times(19, (n) => `<Task pending name='Task-${n}' coro=<send() running at /app/send.py:41>>`),
  ),
  ...pair('processes in a tree', 'missing-timeout', 'crond───312*[sh───curl]', 'crond───12*[sh───curl]'),
  ...pair('numbered pools in a tree', 'thread-explosion', '        ├─java─┬─{pool-4102-thr}(8122)\n        │      ├─{pool-4103-thr}(8123)'),
  ...pair(
    'a tree that is written out',
    'thread-explosion',
    times(300, (n) => `  |-{java}(${4000 + n})`),
    times(299, (n) => `  |-{java}(${4000 + n})`),
  ),
  ...pair(
    'timers of Node.js',
    'event-listener-or-timer-leak',
    times(3, () => "  'Timeout', 'Timeout', 'Timeout', 'Timeout',"),
    "  'Timeout', 'Timeout', 'Timeout', 'Timeout',",
  ),
  ...pair(
    'listed sockets of Node.js',
    'connection-leak',
    times(3, () => "  'TLSSocket', 'TLSSocket', 'TLSSocket',"),
    "  'TLSSocket', 'TLSSocket', 'TLSSocket',",
  ),
  ...pair('detached nodes', 'memory-leak', 'Detached HTMLDivElement x8122', 'Detached HTMLDivElement x12'),
  ...pair(
    'a line that loads a file once',
    'memory-leak',
    `${LINE}    43   1812.4 MiB   1700.2 MiB        1000       cache.append(load())`,
    `${LINE}    43   646.1 MiB    400.3 MiB           9       df = read(part)`,
  ),
  ...pair('memory_profiler of Ruby', 'memory-leak', 'Total retained:  812.40 MB (8122044 objects)', 'Total retained:  8.40 MB (81220 objects)'),
  ...pair('MemLab', 'memory-leak', 'MemLab found 12 leak(s)'),
  ...pair(
    'a mailbox of Erlang with little',
    'message-or-queue-backlog',
    '<0.812.0>   apply/2    681204   9122   1000',
    '<0.812.0>   apply/2    681204   9122   999',
  ),
  {
    title: 'few clients of Redis that are long gone',
    text: times(4, (n) => `id=${n} addr=10.0.0.8:5122${n} fd=${n} name= age=90000 idle=9000${n} flags=N db=0 cmd=get`),
    cause: null,
  },
];
