import type { CauseId, Example } from './format.ts';

/** A line that speaks, and one of its kind that does not. */
export const pair = (title: string, cause: CauseId, sick: string, healthy?: string): readonly Example[] => [
  { title, text: sick, cause },
  ...(healthy === undefined ? [] : [{ title: `${title}, healthy`, text: healthy, cause: null }]),
];
export const times = (many: number, line: (n: number) => string) => Array.from({ length: many }, (_, n) => line(n)).join('\n');

/** Lines of the kernel, of services and of clouds: each rule once, and just below it. */
export const hostExamples = (): readonly Example[] => [
  ...pair('memory for TCP', 'connection-leak', '[812.1] TCP: out of memory -- consider tuning tcp_mem'),
  ...pair('descriptors of the machine', 'fd-leak', '[812.1] VFS: file-max limit 812044 reached'),
  ...pair('processes of a group', 'thread-explosion', '[812.1] cgroup: fork rejected by pids controller in /system.slice/api.service'),
  ...pair('the queue of a port', 'worker-starvation', '[812.1] TCP: request_sock_TCP: Possible SYN flooding on port 8080. Sending cookies.'),
  ...pair('a file server', 'dependency-unreachable', '[812.1] nfs: server 10.0.0.9 not responding, still trying'),
  ...pair(
    'a killed process',
    'memory-leak',
    '[812.1] Killed process 4411 (java) total-vm:8122044kB, anon-rss:4120112kB, file-rss:0kB',
    'BusyWorkers: 2\nKilled process 4411 on port 3000',
  ),
  ...pair(
    'slabtop',
    'native-memory-leak',
    '1512000 1511000  99%    1.06K  50400       30   1612800K kmalloc-1k',
    '1512000 1511000  99%    1.06K  50400       30   1612800K ext4_inode_cache\ncpu=0 found=1\nTcpExtListenDrops 1',
  ),
  ...pair('drops of connection tracking', 'conntrack-table-full', 'cpu=0 found=12 invalid=812 insert=0 insert_failed=0 drop=0 early_drop=812 error=0'),
  ...pair('nstat', 'worker-starvation', 'TcpExtListenOverflows           8122               0.0', 'TcpExtListenOverflows           99               0.0'),
  ...pair(
    'ipcs',
    'file-lock-or-semaphore-leak',
    times(8, (n) => `0x0000000${n} 65536${n}     app        600        4096       0`),
    times(7, (n) => `0x0000000${n} 65536${n}     app        600        4096       0`),
  ),
  ...pair('memory of a service', 'memory-leak', '     Memory: 508.0M (high: 480.0M max: 512.0M available: 4.0M)'),
  ...pair(
    'a container that is killed again and again',
    'memory-leak',
    '9c1f00aa21bb   shop:9   "node ."   2 days ago   Restarting (137) 4 seconds ago             shop-1',
    '9c1f00aa21bb   shop:9   "node ."   2 days ago   Exited (137) 2 days ago             shop-1\n     Tasks: 9 (limit: 4915)',
  ),
  ...pair('a node without memory', 'memory-leak', '  MemoryPressure   True    KubeletHasInsufficientMemory   kubelet has insufficient memory available'),
  ...pair('a node without processes', 'thread-explosion', '  PIDPressure      True    KubeletHasInsufficientPID      kubelet has insufficient PID available'),
  ...pair(
    'the journal',
    'disk-full-deleted-open-files',
    'Archived and active journals take up 41.2G in the file system.',
    'Archived and active journals take up 4.0G in the file system.',
  ),
  ...pair('logs of a cloud', 'cost-leak', '"storedBytes": 8122044000123', '"storedBytes": 8122044000'),
  ...pair(
    'volumes',
    'cost-leak',
    times(2, (n) => `vol-0f0011223344aabb${n}  200  gp3  available`),
    'vol-0f0011223344aabb1  200  gp3  available',
  ),
  ...pair(
    'addresses of AWS',
    'cost-leak',
    times(2, (n) => `eipalloc-0f00112233445566${n}  203.0.113.${n}  vpc`),
    'eipalloc-0f001122334455661  203.0.113.9  vpc',
  ),
  ...pair(
    'addresses of Google',
    'cost-leak',
    times(2, (n) => `web-ip-${n}   203.0.113.${n}   EXTERNAL  PREMIUM  europe-west1  RESERVED`),
    'web-ip   203.0.113.9   EXTERNAL  PREMIUM  europe-west1  RESERVED',
  ),
];
