import { asked, rows } from './asked-example.ts';
import { LIMITS, SESSIONS, STATUS, TRANSACTIONS, WAITS } from './mysql-statements.ts';
import type { ProbeExample } from './probe.ts';

/** Recorded from real servers. */
export const EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'MariaDB: a sleeping session has a transaction open and another waits for its row',
    address: 'mysql://root@127.0.0.1:3306',
    collected: asked('mysql://root@127.0.0.1:3306', [
      [LIMITS, rows([{ version: '10.11.19-MariaDB-0+deb12u1', max_connections: 10, user: 'root' }])],
      [
        STATUS,
        rows([
          { Variable_name: 'Aborted_clients', Value: '0' },
          { Variable_name: 'Connection_errors_max_connections', Value: '0' },
          { Variable_name: 'Max_used_connections', Value: '6' },
          { Variable_name: 'Threads_connected', Value: '5' },
        ]),
      ],
      [
        SESSIONS,
        rows([
          { id: 7, user: 'app', host: '127.0.0.1:52082', command: 'Query', time: 2, state: 'User sleep', statement: '9c14cf39146bd2854680ce4d210db3b6' },
          { id: 6, user: 'app', host: '127.0.0.1:52080', command: 'Sleep', time: 2, state: '', statement: null },
          { id: 5, user: 'app', host: '127.0.0.1:52070', command: 'Query', time: 2, state: 'Updating', statement: 'a6f42459682d23fe431228f0e4fb9bbc' },
          { id: 4, user: 'app', host: '127.0.0.1:52060', command: 'Sleep', time: 2, state: '', statement: null },
        ]),
      ],
      [
        TRANSACTIONS,
        rows([
          { id: 5, age: 2, state: 'LOCK WAIT' },
          { id: 4, age: 2, state: 'RUNNING' },
        ]),
      ],
      [WAITS, rows([{ waiter: 5, holder: 4 }])],
    ]),
    readings: {
      'db.sessions': 4,
      'db.slots': 10,
      'db.idle_in_transaction': 1,
      'db.idle_in_transaction_age': 2,
      'db.lock_waits': 1,
      'db.sessions_idle': 1,
      'db.active_age': 2,
      'db.refused_total': 0,
      'db.sessions_most': 6,
    },
  },
  {
    title: 'a user without PROCESS sees how many sessions there are, and no transaction',
    address: 'mysql://viewer@127.0.0.1:3306',
    collected: asked('mysql://viewer@127.0.0.1:3306', [
      [LIMITS, rows([{ version: '10.11.19-MariaDB-0+deb12u1', max_connections: 10, user: 'viewer' }])],
      [
        STATUS,
        rows([
          { Variable_name: 'Aborted_clients', Value: '1' },
          { Variable_name: 'Connection_errors_max_connections', Value: '0' },
          { Variable_name: 'Max_used_connections', Value: '6' },
          { Variable_name: 'Threads_connected', Value: '5' },
        ]),
      ],
      [SESSIONS, rows([])],
      [
        TRANSACTIONS,
        {
          status: 'not-permitted',
          detail:
            '127.0.0.1:3306 said “Access denied; you need (at least one of) the PROCESS privilege(s) for this operation”: GRANT PROCESS ON *.* to this user',
          code: '1227',
        },
      ],
    ]),
    readings: { 'db.sessions': 4, 'db.hidden_sessions': 4 },
    status: 'not-permitted',
  },
  {
    title: 'the login is refused, since no slot is left',
    address: 'mysql://viewer@127.0.0.1:3306',
    collected: asked('mysql://viewer@127.0.0.1:3306', [
      [LIMITS, { status: 'failed', detail: '127.0.0.1:3306 said “Too many connections”', code: '1040' }],
      [STATUS, { status: 'failed', detail: '127.0.0.1:3306 said “Too many connections”', code: '1040' }],
      [SESSIONS, { status: 'failed', detail: '127.0.0.1:3306 said “Too many connections”', code: '1040' }],
      [TRANSACTIONS, { status: 'failed', detail: '127.0.0.1:3306 said “Too many connections”', code: '1040' }],
    ]),
    readings: { 'db.refused': 1 },
    status: 'failed',
  },
];
