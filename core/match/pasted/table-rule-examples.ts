import type { Example } from './format.ts';

/** Rows that one column speaks for: each rule once, and where it is silent. */
export const ruleExamples = (): readonly Example[] => [
  {
    title: 'a node of Elasticsearch without memory',
    text: 'ip         heap.percent ram.percent cpu name\n10.0.0.4             98          99  41 es-1\n10.0.0.5             61          99  12 es-2',
    cause: 'memory-leak',
    says: '98 %',
  },
  { title: 'nodes of Elasticsearch', text: 'ip         heap.percent ram.percent cpu name\n10.0.0.4             94          99  41 es-1', cause: null },
  { title: 'a node of Elasticsearch without disk', text: 'shards disk.percent node\n    41           97 es-1', cause: 'disk-full-deleted-open-files' },
  { title: 'nodes of Elasticsearch with disk', text: 'shards disk.percent node\n    41           87 es-1', cause: null },
  { title: 'prepared transactions', text: ' gid | prepared\n-----+------------\n tx1 | 2024-05-06\n(1 row)', cause: 'idle-in-transaction', says: '1 tr' },
  { title: 'no prepared transaction', text: ' gid | prepared\n-----+----------\n(0 rows)', cause: null },
  {
    title: 'a topic that falls behind, beside one without a figure',
    text: 'topic    lag\norders   -\nbilling  50000',
    cause: 'message-or-queue-backlog',
    says: '50000',
  },
  { title: 'topics', text: 'topic    lag\norders   -\nbilling  50', cause: null },
  {
    title: 'statements that wait for a session which does nothing',
    text: ' waiting_query | blocking_query\n---------------+---------------\n UPDATE stock  | NULL',
    cause: 'idle-in-transaction',
  },
  {
    title: 'statements that wait for another',
    text: ' waiting_query | blocking_query\n---------------+---------------\n UPDATE stock  | ALTER TABLE',
    cause: 'slow-or-blocked-sql',
  },
  { title: 'no statement waits', text: ' waiting_query | blocking_query\n---------------+---------------\n(0 rows)', cause: null },
  {
    title: 'sessions by application',
    text: ' application_name | count\n------------------+-------\n billing | 412',
    cause: 'db-server-connections-exhausted',
    says: '412',
  },
  { title: 'few sessions by application', text: ' application_name | count\n------------------+-------\n billing | 41', cause: null },
  {
    title: 'sessions by user',
    text: 'mysql> select user, count(*) from information_schema.processlist group by user;\n| user | count(*) |\n| shop | 412 |',
    cause: 'db-server-connections-exhausted',
  },
  { title: 'orders by user', text: 'mysql> select user, count(*) from orders group by user;\n| user | count(*) |\n| alice | 812 |', cause: null },
  {
    title: 'sessions of Oracle by state',
    text: 'SQL> select status, count(*) from v$session group by status;\nSTATUS    COUNT(*)\nINACTIVE  812\nACTIVE    41',
    cause: 'db-server-connections-exhausted',
    says: '812',
  },
  {
    title: 'customers by state',
    text: 'mysql> select status, count(*) from customers group by status;\n| status | COUNT(*) |\n| INACTIVE | 8122 |',
    cause: null,
  },
  { title: 'handles of Windows', text: 'Handles  NPM(K)    PM(K)   Id  ProcessName\n  81220      21    18122  812  shop', cause: 'fd-leak', says: '81220' },
  { title: 'few handles of Windows', text: 'Handles  NPM(K)    PM(K)   Id  ProcessName\n    812      21    18122  812  shop', cause: null },
  { title: 'jobs that wait', text: 'queue pending\nmail  81220\nsms   -', cause: 'message-or-queue-backlog', says: '81220' },
  { title: 'few jobs that wait', text: 'queue pending\nmail  12\nsms   -', cause: null },
  { title: 'orders by state', text: '# select state, count(*) from orders group by 1;\n state | count\n-------+-------\n pending | 5200', cause: null },
  { title: 'replication slots that are read', text: ' slot_name | plugin | active\n-----------+--------+--------\n cdc | pgoutput | t', cause: null },
  { title: 'sessions of SQL Server that wait for none', text: 'SPID Status Login BlkBy DBName\n51 sleeping app . shop', cause: null },
  { title: 'requests of SQL Server', text: 'session_id blocking_session_id wait_type\n51 0 NULL\n58 51 LCK_M_X', cause: 'slow-or-blocked-sql' },
  { title: 'requests of SQL Server that wait for none', text: 'session_id blocking_session_id wait_type\n51 0 NULL\n58 0 NULL', cause: null },
];
