import { answerTo, readingsAt } from './answers.ts';
import { numberIn, query, tableOf, textIn } from './columns.ts';
import { EXAMPLES } from './mysql-examples.ts';
import { sessionsOf } from './mysql-sessions.ts';
import { LIMITS, SESSIONS, STATUS, TRANSACTIONS, WAITS, WAITS_8 } from './mysql-statements.ts';
import type { Collected, EndpointContext, EndpointProbe } from './probe.ts';
import { ANOTHER_LOGIN, failureOf, isRefused } from './refusals.ts';
import { rowsOf, sessionReadings } from './sessions.ts';

/** A login is tried at every third look only. */
const EVERY = 3;
const STATEMENTS = [LIMITS, STATUS, SESSIONS, TRANSACTIONS];

export const mysqlProbe: EndpointProbe = {
  id: 'mysql',
  title: 'Sessions of a MySQL or MariaDB server, what they do and how many more it takes',
  way: 'mysql',
  gives: [
    'db.sessions',
    'db.slots',
    'db.connections_share',
    'db.hidden_sessions',
    'db.refused',
    'db.refused_total',
    'db.sessions_most',
    'db.sessions_idle',
    'db.idle_in_transaction',
    'db.idle_in_transaction_age',
    'db.lock_waits',
    'db.active_age',
    'db.addresses',
    'db.sessions_per_address',
    'db.top_address_share',
    'db.scattered_share',
    'db.scattered_slots_share',
  ],
  cost: 'one session and four short reads a look, each in a read-only transaction; 2 s at most each, ended by the server (MySQL limits SELECT only)',
  privilege: 'PROCESS, to see sessions of other users and any transaction',
  later: ['who waits for whom, when a transaction waits for a lock', `${ANOTHER_LOGIN}, when no slot is left`],
  plan(context, collected) {
    if (collected.size === 0) return STATEMENTS.map((statement) => query(context.address, statement));
    const waits = tableOf(collected, query(context.address, TRANSACTIONS))?.some((row) => textIn(row, 'state') === 'LOCK WAIT');
    return [
      ...(waits ? [query(context.address, waitsOf(context, collected))] : []),
      ...(isFull(context, collected) && context.index % EVERY === 0 ? [query(context.address, ANOTHER_LOGIN)] : []),
    ];
  },
  read(context, collected) {
    const ask = (statement: string) => tableOf(collected, query(context.address, statement));
    const [sessions, transactions, limits] = [ask(SESSIONS), ask(TRANSACTIONS), ask(LIMITS)?.[0]];
    const status = (name: string) => statusOf(context, collected, name);
    const connected = status('Threads_connected');
    if (!sessions || connected === undefined) return failureOf(context, collected, STATEMENTS);
    const list = sessionsOf(sessions, transactions, ask(waitsOf(context, collected)));
    // The list may be younger than the count by a session or two, and only what a user may not see is missing for long.
    const missing = Math.max(0, connected - 1 - list.length);
    const hidden = transactions ? 0 : missing;
    return {
      readings: readingsAt(context, {
        ...sessionReadings(list, { sessions: connected - 1, slots: numberIn(limits, 'max_connections'), hidden }),
        ...(transactions
          ? {}
          : { 'db.idle_in_transaction': undefined, 'db.idle_in_transaction_age': undefined, 'db.lock_waits': undefined, 'db.sessions_idle': undefined }),
        'db.refused': isRefused(answerTo(collected, query(context.address, ANOTHER_LOGIN))) ? 1 : undefined,
        'db.refused_total': status('Connection_errors_max_connections'),
        'db.sessions_most': status('Max_used_connections'),
      }),
      ...(transactions ? { sessions: rowsOf(list) } : {}),
      status: transactions ? 'ok' : answerTo(collected, query(context.address, TRANSACTIONS)).status,
      ...(transactions ? {} : { coverage: cannotSee(hidden, connected - 1, textIn(limits, 'user')) }),
    };
  },
  examples: EXAMPLES,
};

function statusOf({ address }: EndpointContext, collected: Collected, name: string): number | undefined {
  return numberIn(
    tableOf(collected, query(address, STATUS))?.find((row) => textIn(row, 'Variable_name') === name),
    'Value',
  );
}

/**
 * One session more than the maximum is let in for administrators. While that one slot is free, the server refuses
 * everybody else without counting it (seen with MariaDB 10.11), so it has to be tried.
 */
function isFull(context: EndpointContext, collected: Collected): boolean {
  const connected = statusOf(context, collected, 'Threads_connected');
  const most = numberIn(tableOf(collected, query(context.address, LIMITS))?.[0], 'max_connections');
  return connected !== undefined && most !== undefined && connected >= most;
}

function waitsOf({ address }: EndpointContext, collected: Collected): string {
  const version = textIn(tableOf(collected, query(address, LIMITS))?.[0], 'version') ?? '';
  return /mariadb/i.test(version) || Number.parseInt(version, 10) < 8 ? WAITS : WAITS_8;
}

function cannotSee(hidden: number, all: number, user = 'this user'): string {
  const others = hidden > 0 ? `, nor ${hidden} of ${all} sessions, which are of other users` : '';
  return `cannot see transactions${others}; as an administrator: GRANT PROCESS ON *.* TO ${user};`;
}
