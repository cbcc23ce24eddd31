import type { Example } from './format.ts';

/** Tables with named columns, as each tool prints them. */
export const examples = (): readonly Example[] => [
  {
    title: 'an old PostgreSQL, which says it in the query',
    text: ' procpid | current_query\n---------+-----------------------\n    4411 | <IDLE> in transaction\n    4415 | <IDLE> in transaction',
    cause: 'idle-in-transaction',
  },
  {
    title: 'a statement that waits as long as another session sleeps',
    text: '| 12 | app | 10.0.0.4:51000 | shop | Sleep | 64 |          | NULL |\n| 15 | app | 10.0.0.5:51002 | shop | Query | 64 | updating | UPDATE stock SET n = 1 |',
    cause: 'idle-in-transaction',
    says: '64 seconds',
  },
  {
    title: 'sessions of PostgreSQL by state',
    text: '        state        | count\n---------------------+-------\n idle in transaction |    61\n active              |     4\n idle                |    12\n(3 rows)',
    cause: 'idle-in-transaction',
    says: '61',
  },
  {
    title: 'sessions of PostgreSQL, one holds what another waits for',
    text: '  pid  | usename |        state        | wait_event_type | wait_event |   query\n-------+---------+---------------------+-----------------+------------+----------\n 41001 | shop    | idle in transaction | Client          | ClientRead | UPDATE cart\n 41044 | shop    | active              | Lock            | tuple      | UPDATE cart\n 41045 | shop    | active              | Lock            | tuple      | UPDATE cart',
    cause: 'idle-in-transaction',
    says: '2 wait for a lock',
  },
  {
    title: 'sessions of PostgreSQL that wait for each other',
    text: ' pid | state  | wait_event_type | query\n-----+--------+-----------------+------\n 11 | active | Lock | UPDATE a\n 12 | active | Lock | UPDATE a\n 13 | active | Lock | UPDATE a',
    cause: 'slow-or-blocked-sql',
  },
  {
    title: 'an expanded record',
    text: '-[ RECORD 1 ]----+--------------------\npid              | 4711\nstate            | idle in transaction\nxact_start       | 2024-05-02 01:00:00\nquery            | SELECT 1',
    cause: 'idle-in-transaction',
  },
  {
    title: 'sleeping sessions of one host',
    text: `+----+------+-----------------+------+---------+------+-------+------+\n| Id | User | Host            | db   | Command | Time | State | Info |\n+----+------+-----------------+------+---------+------+-------+------+\n${Array.from({ length: 14 }, (_, i) => `| ${i} | app | 10.3.0.9:${50100 + i} | shop | Sleep | ${9000 - i} | | NULL |`).join('\n')}`,
    cause: 'connection-leak',
    says: '14 sessions',
  },
  {
    title: 'each function instance brings its own session',
    text: `| Id | User | Host | db | Command | Time | State | Info |\n${Array.from({ length: 14 }, (_, i) => `| ${i} | app | 10.3.${i}.9:50100 | shop | Sleep | ${90 + i} | | NULL |`).join('\n')}`,
    cause: 'serverless-connection-reuse',
  },
  {
    title: 'a lock on the shape of a table',
    text: '| Id | User | Host | db | Command | Time | State | Info |\n| 7 | app | 10.3.0.9:50100 | shop | Sleep | 4100 | | NULL |\n| 9 | app | 10.3.0.9:50108 | shop | Query | 310 | Waiting for table metadata lock | ALTER TABLE t |',
    cause: 'idle-in-transaction',
  },
  {
    title: 'PgBouncer with a queue',
    text: ' database | user | cl_active | cl_waiting | sv_active | sv_idle | sv_used | sv_tested | sv_login | maxwait | pool_mode\n----------+------+-----------+------------+-----------+---------+---------+-----------+----------+---------+-----------\n shop     | app  |        20 |         71 |        20 |       0 |       0 |         0 |        0 |      14 | transaction',
    cause: 'db-pool-exhaustion',
    says: '71 clients',
  },
  {
    title: 'PgBouncer whose server does not answer',
    text: ' database | user | cl_active | cl_waiting | sv_active | sv_idle | sv_used | sv_tested | sv_login | maxwait\n shop | app | 0 | 12 | 0 | 0 | 0 | 0 | 1 | 40',
    cause: 'dependency-unreachable',
  },
  {
    title: 'PgBouncer at rest',
    text: ' database | user | cl_active | cl_waiting | sv_active | sv_idle | sv_used | sv_tested | sv_login | maxwait\n shop | app | 9 | 0 | 2 | 7 | 0 | 0 | 0 | 0',
    cause: null,
  },
  {
    title: 'Kafka falls behind',
    text: 'GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID\nbilling orders 0 100200 412300 312100 c-1 /10.0.0.4 c\nbilling orders 1 100100 399900 299800 - - -',
    cause: 'message-or-queue-backlog',
    says: '611900',
  },
  {
    title: 'Kafka keeps up',
    text: 'TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID\norders 0 412300 412300 0 c-1 /10.0.0.4 c',
    cause: null,
  },
  {
    title: 'RabbitMQ',
    text: 'Timeout: 60.0 seconds ...\nListing queues for vhost / ...\nname\tmessages\tconsumers\nmail\t182233\t0\nsms\t3\t2',
    cause: 'message-or-queue-backlog',
    says: '182236',
  },
  {
    title: 'pods that run out of memory',
    text: 'NAME                   READY   STATUS      RESTARTS      AGE\napi-7c9d-x2x           0/1     OOMKilled   17 (3m ago)   5h\nweb-6f77-abc           1/1     Running     0             9d',
    cause: 'memory-leak',
    says: '17 restarts',
  },
  {
    title: 'sessions without their header',
    text: ' 8811 | shop | idle in transaction | UPDATE cart SET\n 8820 | shop | idle in transaction | UPDATE cart SET',
    cause: 'idle-in-transaction',
    says: '2 of 2',
  },
  {
    title: 'memory in a table',
    text: '| Look | heapUsed | heapTotal | rss |\n| 1 | 210 MB | 240 MB | 1304 MB |\n| 2 | 214 MB | 240 MB | 1311 MB |',
    cause: 'native-memory-leak',
    says: '1.3 GB',
  },
  {
    title: 'sar, processors that work, of a build as well',
    text: '12:00:01 AM     CPU     %user     %nice   %system   %iowait    %steal     %idle\n12:10:01 AM     all     96.12      0.00      3.10      0.00      0.00      0.78\n12:20:01 AM     all     97.50      0.00      2.30      0.00      0.00      0.20',
    cause: null,
  },
  {
    title: 'sar, processors at rest',
    text: '12:00:01 AM     CPU     %user     %nice   %system   %iowait    %steal     %idle\n12:10:01 AM     all      6.12      0.00      3.10      0.00      0.00     90.78\n12:20:01 AM     all      7.50      0.00      2.30      0.00      0.00     90.20',
    cause: null,
  },
  {
    title: 'iostat, a disk that works',
    text: 'Device            r/s     rkB/s   rrqm/s  %rrqm     w/s     wkB/s  aqu-sz  %util\nnvme1n1          2.00     16.00     0.00   0.00  310.00  41200.00  271.10  99.80\nnvme0n1          2.00     16.00     0.00   0.00    3.00     41.00    0.01   0.20',
    cause: null,
  },
  {
    title: 'the old generation in kilobytes',
    text: ' S0C S1C EC EU OC OU MC MU YGC YGCT FGC FGCT GCT\n 0.0 0.0 279616.0 279616.0 699072.0 699071.1 61440.0 58722.3 211 4.210 98 121.2 125.4\n 0.0 0.0 279616.0 279616.0 699072.0 699071.9 61440.0 58722.3 211 4.210 104 131.2 135.4',
    cause: 'memory-leak',
    says: '100 %',
  },
  {
    title: 'queues of Laravel',
    text: '| Queue Name      | Size   | Status |\n| [redis] default | 812204 | ALERT  |\n| [redis] mail    | 12     | OK     |',
    cause: 'message-or-queue-backlog',
    says: '812204',
  },
  {
    title: 'queues of Laravel at rest',
    text: '| Queue Name      | Size   | Status |\n| [redis] default | 4      | OK     |\n| [redis] mail    | 12     | OK     |',
    cause: null,
  },
  {
    title: 'jobs by state',
    text: '# select state, count(*) from oban_jobs group by 1;\n state     | count\n-----------+--------\n available | 412204\n executing |     10\n completed |   8122',
    cause: 'message-or-queue-backlog',
    says: '412204',
  },
  {
    title: 'a replication slot that nobody reads',
    text: ' slot_name | plugin   | active | restart_lsn\n-----------+----------+--------+-------------\n old_cdc   | pgoutput | f      | 1/4A000028',
    cause: 'disk-full-deleted-open-files',
  },
  {
    title: 'a statement that runs for hours',
    text: '  pid  |    duration     | state  |        query\n-------+-----------------+--------+----------------------\n 81220 | 02:11:09.120441 | active | SELECT sum(x) FROM t\n 81231 | 00:00:00.002211 | idle   | COMMIT',
    cause: 'slow-or-blocked-sql',
    says: '2 h',
  },
  {
    title: 'short statements',
    text: '  pid  |    duration     | state  |        query\n-------+-----------------+--------+----------------------\n 81220 | 00:00:01.120441 | active | SELECT sum(x) FROM t\n 81231 | 00:00:00.002211 | idle   | COMMIT',
    cause: null,
  },
  {
    title: 'sessions of SQL Server that wait for one',
    text: 'SPID  Status      Login  HostName  BlkBy  DBName  Command\n51    sleeping    app    web-1     .      shop    AWAITING\n58    SUSPENDED   app    web-1     51     shop    UPDATE',
    cause: 'slow-or-blocked-sql',
  },
  { title: 'healthy pods', text: 'NAME     READY   STATUS    RESTARTS   AGE\nweb-1    1/1     Running   0          9d', cause: null },
];
