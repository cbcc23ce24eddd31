import type { ReadingSpec } from './reading-spec.ts';

/** Readings of databases and Redis: each `needs` an address. */
export const DATABASE_READINGS = {
  'db.sessions': {
    title: 'sessions',
    unit: 'count',
    one: 'session',
    needs: 'database address',
    source: 'client backends of pg_stat_activity, Threads_connected of MySQL, connected_clients of Redis; less our own',
  },
  'db.slots': {
    title: 'sessions that ordinary users may have',
    unit: 'count',
    needs: 'database address',
    source: 'max_connections less superuser_reserved_connections and, from PostgreSQL 16, reserved_connections; max_connections of MySQL; maxclients of Redis',
  },
  'db.connections_share': {
    title: 'sessions of the database',
    unit: '%',
    phrase: 'of the slots for sessions in use',
    needs: 'database address',
    source: 'db.sessions of db.slots',
  },
  'db.hidden_sessions': {
    title: 'sessions whose state is hidden',
    unit: 'count',
    one: 'session whose state is hidden',
    needs: 'database address',
    source: 'rows of pg_stat_activity without a state, as they are without pg_read_all_stats; Threads_connected less the rows of the process list',
  },
  'db.refused': {
    title: 'connections refused for lack of slots',
    unit: 'count',
    needs: 'database address',
    source:
      'SQLSTATE 53300 and its like at a login of ours: 1 or 0; where no slot is left, PostgreSQL and MySQL are asked for one more. ' +
      'Or the rise since the first look of the count that MySQL and Redis keep',
  },
  'db.refused_total': {
    title: 'connections refused since the server started',
    unit: 'count',
    needs: 'database address',
    source: 'Connection_errors_max_connections of MySQL, rejected_connections of Redis',
  },
  'db.sessions_idle': {
    title: 'idle sessions',
    unit: 'count',
    one: 'idle session',
    needs: 'database address',
    source:
      'state idle of pg_stat_activity; Command Sleep without a transaction of MySQL; for Redis clients without a command for 10 s that neither subscribe nor block',
  },
  'db.sessions_unused': {
    title: 'sessions not used since they were opened',
    unit: 'count',
    one: 'session not used since it was opened',
    needs: 'database address',
    source: 'idle for 10 s or longer, and for all but the first 2 s of its life: backend_start and state_change of PostgreSQL, age and idle of Redis',
  },
  'db.sessions_most': {
    title: 'most sessions at one time since the server started',
    unit: 'count',
    needs: 'database address',
    source: 'Max_used_connections of MySQL',
  },
  'db.idle_in_transaction': {
    title: 'sessions idle in transaction',
    unit: 'count',
    one: 'session idle in transaction',
    needs: 'database address',
    source: 'pg_stat_activity; Command Sleep with a row in innodb_trx of MySQL. At least so many where others are hidden',
  },
  'db.idle_in_transaction_age': {
    title: 'oldest session idle in transaction',
    unit: 's',
    needs: 'database address',
    source: 'time since its last statement: state_change of pg_stat_activity, Time of the process list of MySQL',
  },
  'db.blocked': {
    title: 'sessions that wait for an idle one',
    lasting: true,
    unit: 'count',
    one: 'session that waits for an idle one',
    needs: 'database address',
    source:
      'pg_blocking_pids, innodb_lock_waits and data_lock_waits: sessions that wait, directly or behind others, for one that is idle in transaction, the same one in two looks',
  },
  'db.sessions_per_address': {
    title: 'sessions of one address',
    unit: 'count',
    needs: 'database address',
    source: 'the address with the most: pg_stat_activity, the process list of MySQL, CLIENT LIST of Redis',
  },
  'db.addresses': { title: 'client addresses', unit: 'count', one: 'client address', needs: 'database address', source: 'the same lists of sessions' },
  'db.top_address_share': {
    title: 'sessions of the busiest address',
    unit: '%',
    phrase: 'of the sessions are of',
    needs: 'database address',
    source: 'the same lists of sessions: of those with a client address',
  },
  'db.scattered_share': {
    title: 'sessions of addresses with one or two',
    unit: '%',
    phrase: 'of the sessions are of addresses with one or two',
    needs: 'database address',
    source: 'the same lists of sessions: of those with a client address',
  },
  'db.scattered_slots_share': {
    title: 'slots taken by addresses with one or two sessions',
    unit: '%',
    phrase: 'of the slots are taken by addresses with one or two sessions',
    needs: 'database address',
    source: 'the same lists of sessions: those of such addresses, of db.slots',
  },
  'db.active_age': {
    title: 'oldest running statement',
    unit: 's',
    needs: 'database address',
    source:
      'state active of pg_stat_activity, Time of a running command of MySQL; 0 when none runs. Statements whose result the client does not read (ClientWrite) are left out, and so are replicas',
  },
  'db.lock_waits': {
    title: 'sessions that wait for a lock',
    unit: 'count',
    one: 'session that waits for a lock',
    needs: 'database address',
    source: 'wait_event_type Lock of pg_stat_activity; trx_state LOCK WAIT and the metadata lock of MySQL. At least so many where others are hidden',
  },
} as const satisfies Record<string, ReadingSpec>;
