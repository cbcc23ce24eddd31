import type { Example } from './format.ts';

/** Lines that say something each for itself, and healthy ones beside. */
export const examples = (): readonly Example[] => [
  { title: 'a session of PostgreSQL as JSON', text: '{"pid":911,"state":"idle in transaction","query":"SELECT 1"}', cause: 'idle-in-transaction' },
  {
    title: 'conntrack',
    text: '[88121.1] nf_conntrack: nf_conntrack: table full, dropping packet\n[88121.2] nf_conntrack: nf_conntrack: table full, dropping packet',
    cause: 'conntrack-table-full',
    says: '2 times',
  },
  { title: 'neighbours', text: 'kernel: neighbour: arp_cache: neighbor table overflow!', cause: 'limit-too-low' },
  {
    title: 'a service at its limit of tasks',
    text: '● ingest.service - Ingest\n     Active: active (running) since Mon 2024-05-06 10:00:00 UTC; 6 days ago\n   Main PID: 911 (java)\n      Tasks: 4909 (limit: 4915)\n     Memory: 1.2G',
    cause: 'thread-explosion',
    says: '4909 of 4915',
  },
  {
    title: 'a service with few tasks',
    text: '● web.service - Web\n     Active: active (running) since Mon 2024-05-06 10:00:00 UTC; 6 days ago\n      Tasks: 9 (limit: 4915)\n     Memory: 210.0M (max: 2.0G available: 1.7G)',
    cause: null,
  },
  {
    title: 'containers that were killed',
    text: 'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n9c1f00aa21bb   shop:9   "node ."   2 days ago   Exited (137) 4 minutes ago             shop-1\n9c1f00aa21bc   shop:9   "node ."   2 days ago   Exited (137) 9 minutes ago             shop-2',
    cause: 'memory-leak',
  },
  {
    title: 'a node with a full disk',
    text: '  Type             Status  Reason                       Message\n  MemoryPressure   False   KubeletHasSufficientMemory   kubelet has sufficient memory available\n  DiskPressure     True    KubeletHasDiskPressure       kubelet has disk pressure\n  Ready            True    KubeletReady                 kubelet is posting ready status',
    cause: 'disk-full-deleted-open-files',
  },
  {
    title: 'a healthy node',
    text: '  MemoryPressure   False   KubeletHasSufficientMemory   kubelet has sufficient memory available\n  DiskPressure     False   KubeletHasNoDiskPressure     kubelet has no disk pressure\n  PIDPressure      False   KubeletHasSufficientPID      kubelet has sufficient PID available\n  Ready            True    KubeletReady                 kubelet is posting ready status',
    cause: null,
  },
  {
    title: 'one large log',
    text: '-rw-r--r-- 1 root root         3011 May  6 10:00 settings.json\n-rw-r----- 1 root root  88123004417 May  6 12:11 worker-json.log',
    cause: 'disk-full-deleted-open-files',
    says: '88123004417',
  },
  {
    title: 'logs of an honest size',
    text: '-rw-r--r-- 1 root root         3011 May  6 10:00 settings.json\n-rw-r----- 1 root root     88123004 May  6 12:11 worker-json.log',
    cause: null,
  },
  {
    title: 'the old generation is full',
    text: ' PSYoungGen      total 76288K, used 76288K [0x00, 0x01, 0x02)\n ParOldGen       total 175104K, used 175090K [0x00, 0x01, 0x02)',
    cause: 'memory-leak',
    says: '175090K of 175104K',
  },
  {
    title: 'the young generation is full, as it should be now and then',
    text: ' PSYoungGen      total 76288K, used 76288K [0x00, 0x01, 0x02)\n ParOldGen       total 175104K, used 31000K [0x00, 0x01, 0x02)',
    cause: null,
  },
  {
    title: 'volumes that nothing uses',
    text: '|  vol-0f0011223344aabb1 |  200  |  available |\n|  vol-0f0011223344aabb2 |  200  |  available |',
    cause: 'cost-leak',
  },
  {
    title: 'Apache without a free worker',
    text: 'BusyWorkers: 150\nIdleWorkers: 0\nScoreboard: WWWWRRRRWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
    cause: 'worker-starvation',
  },
  { title: 'Apache at rest', text: 'BusyWorkers: 2\nIdleWorkers: 73\nScoreboard: __W___K_______________________......', cause: null },
  {
    title: 'sessions of Oracle',
    text: 'RESOURCE_NAME CURRENT_UTILIZATION MAX_UTILIZATION LIMIT_VALUE\nprocesses                            298             300        300',
    cause: 'db-server-connections-exhausted',
    says: '298 of 300',
  },
  {
    title: 'clients of Redis that are long gone',
    text: Array.from({ length: 6 }, (_, n) => `id=${n} addr=10.0.0.8:5122${n} fd=${n} name= age=90000 idle=9000${n} flags=N db=0 cmd=get`).join('\n'),
    cause: 'connection-leak',
    says: '6 times',
  },
  {
    title: 'clients of Redis that listen',
    text: Array.from({ length: 6 }, (_, n) => `id=${n} addr=10.0.0.8:5122${n} fd=${n} name= age=90000 idle=9000${n} flags=P db=0 sub=1 cmd=subscribe`).join(
      '\n',
    ),
    cause: null,
  },
  { title: 'threads in a tree', text: 'systemd─┬─agetty\n        ├─java───3120*[{java}]\n        └─sshd', cause: 'thread-explosion', says: '3120 threads' },
  { title: 'a healthy tree', text: 'systemd─┬─agetty\n        ├─java───41*[{java}]\n        ├─nginx───4*[nginx]\n        └─sshd', cause: null },
  {
    title: 'a mailbox of Erlang',
    text: '<0.812.0>      erlang:apply/2                     6812044  9122041 912044\n<0.811.0>      erlang:apply/2                        2586    91220    0',
    cause: 'message-or-queue-backlog',
    says: '912044',
  },
  {
    title: 'one line that adds much',
    text: 'Line #    Mem usage    Increment  Occurrences   Line Contents\n    41    112.2 MiB    112.2 MiB           1   @profile\n    43   1812.4 MiB   1700.2 MiB        1000       cache.append(load())',
    cause: 'memory-leak',
    says: '1700.2 MiB',
  },
  { title: 'descriptors of RabbitMQ', text: 'File Descriptors\n\nTotal: 1020, limit: 1024\nSockets: 812, limit: 829', cause: 'fd-leak', says: '1020 of 1024' },
  { title: 'RabbitMQ at rest', text: 'File Descriptors\n\nTotal: 20, limit: 1024\nSockets: 8, limit: 829', cause: null },
  {
    title: 'Tomcat without a free thread',
    text: 'Max threads: 200 Current thread count: 200 Current thread busy: 200 Keep alive sockets count: 1',
    cause: 'worker-starvation',
    says: '200 of 200',
  },
  { title: 'Tomcat at rest', text: 'Max threads: 200 Current thread count: 10 Current thread busy: 1 Keep alive sockets count: 1', cause: null },
  {
    title: 'Sidekiq without a free thread',
    text: '  Enqueued: 1,220\n  Threads: 25 (25 busy)\n   Queues: default, mailers',
    cause: 'worker-starvation',
    says: '25 of 25',
  },
  { title: 'Sidekiq at rest', text: '  Enqueued: 12\n  Threads: 25 (25 busy)\n   Queues: default, mailers', cause: null },
  { title: 'jobs of BullMQ', text: '{ waiting: 81220, active: 5, completed: 1000, failed: 12, delayed: 0 }', cause: 'message-or-queue-backlog', says: '81220' },
  { title: 'few jobs of BullMQ', text: '{ waiting: 12, active: 5, completed: 1000, failed: 12, delayed: 0 }', cause: null },
  { title: 'sockets of Node.js', text: '{ TCPServerWrap: 1, TCPSocketWrap: 2811, Timeout: 12 }', cause: 'connection-leak', says: '2811' },
  { title: 'a few sockets of Node.js', text: '{ TCPServerWrap: 1, TCPSocketWrap: 11, Timeout: 12 }', cause: null },
];
export const nameExamples = (): readonly Example[] => [
  { title: 'the pool that a log names', text: '10:00:01 INFO [pool-4102-thread-1] done\n10:00:02 INFO [pool-4103-thread-1] done', cause: 'thread-explosion' },
  {
    title: 'the connection pool that a log names',
    text: '10:00:01 INFO HikariPool-41 - Starting...\n10:00:02 INFO HikariPool-42 - Starting...',
    cause: 'connection-leak',
  },
];
