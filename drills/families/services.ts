import type { Drill } from '../drill.ts';

/** Drills with a database, a pooler or Redis. */
export const SERVICE_DRILLS: readonly Drill[] = [
  {
    name: 'db-pool-exhaustion',
    summary: 'a service in Go whose callers wait for its database pool',
    answer: 'db-pool-exhaustion',
    variant: 'leaked',
    explanation:
      'All 25 connections of the pool are lent to questions whose rows were never closed. The results were small and came whole, so at the database the same 25 sessions sit idle and unmoved, while callers wait.',
    descriptorLimit: 1024,
    needs: ['go', 'postgres'],
  },
  {
    name: 'idle-in-transaction',
    summary: 'a shop in Python in which buyers wait for one another',
    answer: 'idle-in-transaction',
    explanation: 'The first buyer changed the row of the item and waits for a payment provider, without a commit. The six behind it wait for that row.',
    descriptorLimit: 1024,
    needs: ['python', 'postgres'],
  },
  {
    name: 'db-server-connections-exhausted',
    summary: 'a nightly job in Python, and a database that nobody gets into',
    answer: 'db-server-connections-exhausted',
    explanation:
      'The job opened a session for each item and closed none. All 17 slots that ordinary users may take are gone: every login is refused, ours as well. The last three are for superusers.',
    descriptorLimit: 1024,
    needs: ['python', 'postgres'],
  },
  {
    name: 'serverless-connection-reuse',
    summary: 'functions that scale out, and a small database behind them',
    answer: 'serverless-connection-reuse',
    explanation: 'Each instance has an address of its own and keeps one session. 23 and more of them fill a server of 27 slots, and none of them has a pool.',
    descriptorLimit: 1024,
    needs: ['postgres'],
  },
  {
    name: 'slow-or-blocked-sql',
    summary: 'callers that wait for a pooler in front of a database',
    answer: 'slow-or-blocked-sql',
    explanation:
      'A migration has changed the table and works on in the same transaction. The three connections of the pool wait for its lock, and everybody else for them.',
    descriptorLimit: 1024,
    needs: ['postgres', 'pgbouncer'],
  },
  {
    name: 'pooler-idle-in-transaction',
    summary: 'callers that wait for a pooler, and a database with nothing to do',
    answer: 'idle-in-transaction',
    explanation:
      'All four connections of the pool are held by transactions that are open and idle: their requests wait for something else. Six callers wait for them.',
    descriptorLimit: 1024,
    needs: ['postgres', 'pgbouncer'],
  },
  {
    name: 'redis-connection-leak',
    summary: 'a worker that makes a Redis client for each job',
    answer: 'connection-leak',
    explanation: 'A client twice a second, used once and never closed. Redis shows them from one address, each idle for nearly as long as it exists.',
    descriptorLimit: 1024,
    needs: ['redis'],
  },
  {
    name: 'mysql-sleeping-sessions',
    summary: 'a web worker that opens a MariaDB session for each request',
    answer: 'connection-leak',
    explanation:
      'Each request opens a session and leaves it. The process list fills with Sleep of one user and address; the server still has more than half of its slots.',
    descriptorLimit: 1024,
    needs: ['mariadb'],
  },
  {
    name: 'jvm-hikari-leak',
    summary: 'a Java service whose pool of ten database connections is out',
    answer: 'db-pool-exhaustion',
    variant: 'leaked',
    explanation:
      'A report returns early and forgets its connection. All ten sit idle at the database, the same ones all the time, and callers queue for the pool. Seen in pool.used_share, pool.waiting, pool.holders.',
    descriptorLimit: 4096,
    needs: ['java', 'postgres'],
  },
  {
    name: 'pool-at-maximum',
    summary: 'a healthy service in Go that uses its whole database pool',
    answer: 'none',
    explanation: 'Its 25 workers keep a connection each and use it all the time, as they were made to. The pool is full, and nobody waits for it.',
    descriptorLimit: 1024,
    needs: ['go', 'postgres'],
  },
  {
    name: 'long-report',
    summary: 'a healthy shop with a report that takes minutes',
    answer: 'none',
    explanation: 'One statement runs for minutes because it reads everything. The others beside it are quick, nobody waits for a lock, and slots are free.',
    descriptorLimit: 1024,
    needs: ['postgres'],
  },
  {
    name: 'redis-subscribers',
    summary: 'a healthy Redis with 40 clients that have done nothing for long',
    answer: 'none',
    explanation: 'They wait by trade: 30 subscribe to news that hardly ever come, 10 block until there is a job. Their number stays the same.',
    descriptorLimit: 1024,
    needs: ['redis'],
  },
  {
    name: 'busy-pooler',
    summary: 'a healthy pooler with many short statements',
    answer: 'none',
    explanation: 'Five callers share six connections. There is always one free, so nobody waits.',
    descriptorLimit: 1024,
    needs: ['postgres', 'pgbouncer'],
  },
  {
    name: 'mysql-idle-pool',
    summary: 'a healthy pool of MariaDB sessions on a quiet afternoon',
    answer: 'none',
    explanation: 'Twelve sessions were opened at the start, two of them are used now and then, the others sleep. Nothing is added.',
    descriptorLimit: 1024,
    needs: ['mariadb'],
  },
];
