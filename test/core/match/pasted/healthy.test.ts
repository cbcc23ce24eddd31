import { expect, it } from 'vitest';
import { readPasted } from '../../../../core/match/pasted/index.ts';

/** What looks like the output that is read, and tells of no leak. */
const TEXTS: Readonly<Record<string, string>> = {
  'paths of a log': "$ awk '{print $7}' access.log | sort | uniq -c | sort -rn | head -2\n   4811 /index.html\n    922 /login",
  'addresses of a log': "$ awk '{print $1}' access.log | sort | uniq -c | sort -rn | head\n   4120 203.0.113.9\n    120 198.51.100.4",
  'lines of files': '$ wc -l /usr/share/dict/words /etc/passwd\n 102401 /usr/share/dict/words\n     41 /etc/passwd\n 102442 total',
  'a word in a history': '$ grep -c lsof history.txt\n1200',
  'threads of a benchmark':
    'Number of threads: 1\n    transactions:  1200\nNumber of threads: 16\n    transactions:  9100\nNumber of threads: 64\n    transactions:  9900',
  'a stock': 'Available: 5200',
  'a mailbox': 'pending: 1200',
  'a list that is no queue': '127.0.0.1:6379> LLEN recent_posts\n(integer) 5000',
  'sizes of tables':
    ' relname  | reltuples | pg_size_pretty\n----------+-----------+----------------\n orders   |   1200000 | 310 MB\n users    |     41220 | 12 MB',
  interrupts: '           CPU0       CPU1\n 14:    8122044    9122011  PCI-MSI 512000-edge   ahci\n 15:       8122       9122  IO-APIC 1-edge i8042',
  'sales by day': '20240501  150000  3200 Berlin\n20240502  161000  3301 Munich',
  'sizes of a build': 'main.js      52000   +1200\nvendor.js    210000  +31',
  'sizes of files': 'src/a.ts:12: 1.5 MB\nsrc/b.ts:41: 80 MB',
  'visits, as numbers': 'Metric      Mon    Tue    Wed\nUsers       812    901    877\nSessions    1203   1190   1250',
  'sales with tabs': 'berlin\t5200\t31\t12\nhamburg\t4100\t22\t9',
  'speed by threads': 'threads  ops\n1        41220\n2        81220\n4        161220\n8        312204',
  'memory by the size of a problem': 'n     time_ms  memory_mb\n100   12       20\n200   25       41\n300   51       80\n400   99       161',
  'sizes of machines': 'size   memory  disk\n1      2       20\n2      4       40\n3      8       80',
  'a formula': 'c = a -200*[1 2 3; 4 5 6];',
  'a board': 'Tasks (2100)\nDone (12)',
  'a job of Spark': 'Tasks (2412): Succeeded/Total',
  'a set of Redis': "Biggest   zset found 'leaderboard' has 412000 members",
  'pages of an API': '{"current": 412, "available": 12, "page": 1}',
  'a small web server': '1 requests currently being processed, 0 idle workers',
  'a small Sidekiq': '  Threads: 5 (5 busy)',
  'a pool of .NET': 'Timeout awaiting response (WORKER: (Busy=1,Free=32766,Min=8,Max=32767))',
  'tracked connections': Array.from({ length: 6 }, (_, n) => `tcp      6 431999 ESTABLISHED src=10.0.0.4 dst=10.0.0.${n} sport=51022 dport=443`).join('\n'),
  'lost races of connection tracking': 'cpu=0   \tfound=12 invalid=812 insert=0 insert_failed=1 drop=1 early_drop=0 error=0',
  'the disk of one process':
    '# Time        UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command\n10:00:02     1000       812      0.00    412.00    150.00       0  postgres',
  'addresses of a network': Array.from({ length: 3 }, (_, n) => `printer${n}   10.0.0.${n}   00:11:22:33:44:55   RESERVED`).join('\n'),
  'images that can go': 'TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE\nImages          41        9         31.2GB    22.1GB (70%)',
  'large files that are no logs':
    '-rw-r--r-- 1 ann ann 12G May  6 10:11 changelog\n-rw-r--r-- 1 ann ann 14G May  6 10:11 catalog\n-rw-r--r-- 1 ann ann 14G May  6 10:11 backup.log.gz',
  'a file that is loaded':
    'Line #    Mem usage    Increment  Occurrences   Line Contents\n     5   646.1 MiB    607.3 MiB           1       df = pd.read_parquet("big.parquet")',
  'messages of a forum': '| name  | messages |\n|-------|----------|\n| alice | 812      |\n| bob   | 4100     |',
  'what people owe': 'name pending\nalice    1200\nbob      12',
  'sizes of shirts': '| queue | size | description |\n|-------|------|-------------|\n| large | 5000 | mm          |',
  'overflows since the start': '    12 times the listen queue of a socket overflowed\n    15 SYNs to LISTEN sockets dropped',
  'the head of vmstat alone':
    'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st',
};

it.each(Object.entries(TEXTS))('says nothing to %s', (_, text) => {
  expect(readPasted(text).findings).toEqual([]);
});
