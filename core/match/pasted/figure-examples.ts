import type { Example } from './format.ts';

/** Named figures of one look or several: pools, limits, levels, what rises. */
export const examples = (): readonly Example[] => [
  {
    title: 'connections against their limit',
    text: '| Variable_name     | Value |\n| Threads_connected | 149 |\n| max_connections   | 151 |',
    cause: 'db-server-connections-exhausted',
    says: '149 of 151',
  },
  { title: 'asked of the kernel', text: '$ cat /proc/sys/fs/file-nr\n9671 0 9700', cause: 'fd-leak', says: '9671 of 9700' },
  {
    title: 'HikariCP, nothing idle and a queue',
    text: '10:01:02 WARN pool-A - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=139)',
    cause: 'db-pool-exhaustion',
    says: '139 wait',
  },
  { title: 'HikariCP at rest', text: 'DEBUG HikariPool-1 - Pool stats (total=10, active=1, idle=9, waiting=0)', cause: null },
  {
    title: 'a pool that cannot open any connection',
    text: 'HikariPool-1 - Connection is not available, request timed out after 30001ms (total=0, active=0, idle=0, waiting=11)',
    cause: 'dependency-unreachable',
  },
  {
    title: 'counters of .NET, written down',
    text: '2024-05-06 10:00:01,System.Runtime,ThreadPool Queue Length,Metric,0\n2024-05-06 10:00:02,System.Runtime,ThreadPool Queue Length,Metric,160\n2024-05-06 10:00:03,System.Runtime,ThreadPool Queue Length,Metric,502',
    cause: 'worker-starvation',
  },
  {
    title: 'counters of .NET, watched',
    text: '[System.Runtime]\n    GC Heap Size (MB)                     5120\n    Working Set (MB)                      6011',
    cause: 'memory-leak',
    says: '5 GB',
  },
  {
    title: 'counters of .NET by their newer names',
    text: '[System.Runtime]\n    dotnet.thread_pool.queue.length ({work_item})                      2,211\n    dotnet.thread_pool.thread.count ({thread})                            91\n    dotnet.process.memory.working_set (By)                       191,201,280',
    cause: 'worker-starvation',
    says: '2211',
  },
  {
    title: 'memory of the machine',
    text: 'MemTotal:       16303428 kB\nMemFree:          141120 kB\nMemAvailable:     201224 kB\nBuffers:            8120 kB',
    cause: 'memory-leak',
    says: '196.5 MB of 15.5 GB',
  },
  {
    title: 'memory of a machine at rest',
    text: 'MemTotal:       16303428 kB\nMemFree:          141120 kB\nMemAvailable:    9201224 kB\nBuffers:            8120 kB',
    cause: null,
  },
  {
    title: 'memory that the kernel keeps',
    text: 'MemTotal:       16303428 kB\nMemAvailable:    2201224 kB\nSlab:           11380120 kB\nSUnreclaim:     11200000 kB',
    cause: 'native-memory-leak',
  },
  {
    title: 'a process that is swapped out',
    text: 'Name:\tapi\nVmRSS:\t 652000 kB\nRssAnon:\t 625000 kB\nVmSwap:\t 512000 kB\nThreads:\t9',
    cause: 'memory-leak',
  },
  {
    title: 'Puma without a free thread',
    text: '{ "backlog": 41, "running": 5, "pool_capacity": 0, "max_threads": 5 }',
    cause: 'worker-starvation',
    says: '41 wait',
  },
  { title: 'Puma at rest', text: '{ "backlog": 0, "running": 5, "pool_capacity": 4, "max_threads": 5 }', cause: null },
  { title: 'Tomcat', text: 'maxThreads: 200\ncurrentThreadCount: 200\ncurrentThreadsBusy: 200', cause: 'worker-starvation', says: '200 of 200' },
  {
    title: 'semaphores of the machine',
    text: 'max number of arrays = 128\nmax semaphores per array = 250\nused arrays = 128',
    cause: 'file-lock-or-semaphore-leak',
  },
  {
    title: 'sizes in sentences',
    text: 'at the start RSS about 120 MB\nafter the import RSS about 700 MB\nafter the second RSS about 1.4 GB',
    cause: 'memory-leak',
  },
  { title: 'the heap that was committed', text: 'uptime 4 days, RSS 1,400 MB vs heapTotal 300 MB', cause: 'native-memory-leak' },
  {
    title: 'counted at the end of a line',
    text: 'at first     20 fds\nafter a run     90 fds\nafter another     161 fds',
    cause: 'fd-leak',
    says: '20 to 161',
  },
  {
    title: 'memory by another of its names',
    text: 'memory_usage: 210.5\nmemory_usage: 340.25\nmemory_usage: 502.0\nmemory_usage: 611.75',
    cause: 'memory-leak',
  },
  {
    title: 'a figure that was counted with uniq',
    text: '  4 memory_usage: 310.5\n  9 memory_usage: 402.1\n  7 memory_usage: 498.0\n  8 memory_usage: 590.2',
    cause: 'memory-leak',
  },
  {
    title: 'memory in a log',
    text: '2024-05-06 08:00:01 INFO  memory usage: 212 MB\n2024-05-06 09:00:01 INFO  memory usage: 411 MB\n2024-05-06 10:00:01 INFO  memory usage: 622 MB\n2024-05-06 11:00:01 INFO  memory usage: 818 MB',
    cause: 'memory-leak',
  },
  {
    title: 'memory in a log that stays',
    text: '2024-05-06 08:00:01 INFO  memory usage: 212 MB\n2024-05-06 09:00:01 INFO  memory usage: 219 MB\n2024-05-06 10:00:01 INFO  memory usage: 208 MB\n2024-05-06 11:00:01 INFO  memory usage: 214 MB',
    cause: null,
  },
  {
    title: 'listeners of an emitter',
    text: "listenerCount('data'): 12\nlistenerCount('data'): 24\nlistenerCount('data'): 36\nlistenerCount('data'): 48",
    cause: 'event-listener-or-timer-leak',
  },
  { title: 'pgxpool', text: 'acquired_conns=20 idle_conns=0 max_conns=20 total_conns=20', cause: 'db-pool-exhaustion', says: '20 of 20' },
  {
    title: 'metrics of Spring',
    text: '{"name":"hikaricp.connections.pending","measurements":[{"statistic":"VALUE","value":64.0}]}\n{"name":"hikaricp.connections.active","measurements":[{"statistic":"VALUE","value":10.0}]}\n{"name":"hikaricp.connections.max","measurements":[{"statistic":"VALUE","value":10.0}]}',
    cause: 'db-pool-exhaustion',
    says: '64 wait',
  },
  {
    title: 'the heap of V8 at its limit',
    text: '{\n  total_heap_size: 2181038080,\n  used_heap_size: 2112204411,\n  heap_size_limit: 2197815296\n}',
    cause: 'memory-leak',
    says: '2 GB of 2 GB',
  },
  { title: 'the heap of V8 at rest', text: '{\n  total_heap_size: 81038080,\n  used_heap_size: 61220441,\n  heap_size_limit: 2197815296\n}', cause: null },
  {
    title: 'memory of Go, again and again',
    text: 'Alloc = 81 MiB\tTotalAlloc = 812 MiB\tSys = 141 MiB\nAlloc = 212 MiB\tTotalAlloc = 1812 MiB\tSys = 281 MiB\nAlloc = 412 MiB\tTotalAlloc = 3812 MiB\tSys = 541 MiB',
    cause: 'memory-leak',
  },
  {
    title: 'memory of Go that is given back',
    text: 'Alloc = 81 MiB\tTotalAlloc = 812 MiB\tSys = 141 MiB\nAlloc = 72 MiB\tTotalAlloc = 1812 MiB\tSys = 141 MiB\nAlloc = 84 MiB\tTotalAlloc = 3812 MiB\tSys = 141 MiB',
    cause: null,
  },
  {
    title: 'objects of Ruby',
    text: '{:count=>812, :heap_live_slots=>33122044, :old_objects=>32122044}\n{:count=>912, :heap_live_slots=>49122044, :old_objects=>48122044}\n{:count=>999, :heap_live_slots=>66122044, :old_objects=>65122044}',
    cause: 'memory-leak',
  },
  { title: 'pg-pool', text: '{\n  totalCount: 20,\n  idleCount: 0,\n  waitingCount: 47\n}', cause: 'db-pool-exhaustion', says: '47 wait' },
  {
    title: 'DBStats of Go',
    text: '{MaxOpenConnections:25 OpenConnections:25 InUse:25 Idle:0 WaitCount:903 WaitDuration:41m1s MaxIdleClosed:0}',
    cause: 'db-pool-exhaustion',
  },
  {
    title: 'c3p0',
    text: 'BasicResourcePool: numConnections: 15, numBusyConnections: 15, numIdleConnections: 0, numThreadsAwaitingCheckout: 33',
    cause: 'db-pool-exhaustion',
  },
  {
    title: 'tomcat-jdbc',
    text: '[http-1] Timeout: Pool empty. Unable to fetch a connection in 30 seconds, none available[size:50; busy:50; idle:0; lastwait:30000].',
    cause: 'db-pool-exhaustion',
  },
  {
    title: 'HTTP connections that are not given back',
    text: 'Connection request: [route: {}->http://a:80][total kept alive: 0; route allocated: 20 of 20; total allocated: 20 of 200]\n[leased: 20; pending: 31; available: 0; max: 20]',
    cause: 'connection-leak',
  },
  {
    title: 'an executor whose threads are all taken',
    text: 'rejected from java.util.concurrent.ThreadPoolExecutor@1f[Running, pool size = 8, active threads = 8, queued tasks = 500, completed tasks = 91]',
    cause: 'worker-starvation',
  },
  {
    title: 'resident memory beyond the heap',
    text: "{ rss: '1.31 GB', heapTotal: '92 MB', heapUsed: '71 MB', external: '9 MB' }",
    cause: 'native-memory-leak',
    says: '1.3 GB',
  },
  {
    title: 'resident memory grows, the heap does not',
    text: 'RSS: 180MB, Heap: 41MB\nRSS: 310MB, Heap: 43MB\nRSS: 455MB, Heap: 42MB\nRSS: 590MB, Heap: 41MB',
    cause: 'native-memory-leak',
  },
  { title: 'the heap grows', text: 'rss: 210, heapUsed: 120\nrss: 340, heapUsed: 250\nrss: 480, heapUsed: 390\nrss: 655, heapUsed: 560', cause: 'memory-leak' },
  { title: 'a process at rest', text: '{ rss: 88000000, heapTotal: 51000000, heapUsed: 40000000, external: 1800000 }', cause: null },
  {
    title: 'status of a process with too many threads',
    text: 'Name:\tapi\nFDSize:\t512\nVmRSS:\t  812000 kB\nThreads:\t9120',
    cause: 'thread-explosion',
    says: '9120 threads',
  },
  {
    title: 'conntrack',
    text: 'net.netfilter.nf_conntrack_count = 262101\nnet.netfilter.nf_conntrack_max = 262144',
    cause: 'conntrack-table-full',
    says: '262101 of 262144',
  },
  { title: 'Redis', text: '# Clients\nconnected_clients:9990\nmaxclients:10000\nblocked_clients:2', cause: 'db-server-connections-exhausted' },
  {
    title: 'Lambda',
    text: 'REPORT RequestId: 7 Duration: 912.10 ms Billed Duration: 913 ms Memory Size: 512 MB Max Memory Used: 512 MB',
    cause: 'memory-leak',
  },
];
