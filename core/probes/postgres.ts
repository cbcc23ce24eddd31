import { answerTo, readingsAt } from './answers.ts';
import { numberIn, query, tableOf, textIn } from './columns.ts';
import { EXAMPLES } from './postgres-examples.ts';
import { SESSIONS, SETTINGS } from './postgres-statements.ts';
import type { EndpointContext, EndpointProbe } from './probe.ts';
import { ANOTHER_LOGIN, failureOf, isRefused } from './refusals.ts';
import type { Row } from './request.ts';
import { clientAt, compact, rowsOf, type ServerSession, sessionReadings } from './sessions.ts';

/** A login is tried at every third look only. */
const EVERY = 3;

export const postgresProbe: EndpointProbe = {
  id: 'postgres',
  title: 'Sessions of a PostgreSQL server, what they do and how many more it takes',
  way: 'postgres',
  gives: [
    'db.sessions',
    'db.slots',
    'db.connections_share',
    'db.hidden_sessions',
    'db.refused',
    'db.sessions_idle',
    'db.sessions_unused',
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
  cost: 'one session, and two short read-only transactions a look; 2 s at most each, ended by the server',
  privilege: 'any role sees how many sessions there are; pg_monitor (or pg_read_all_stats) what those of others do',
  later: [`${ANOTHER_LOGIN}, when no slot is left`],
  plan(context, collected) {
    if (collected.size === 0) return [query(context.address, SETTINGS), query(context.address, SESSIONS)];
    const { free } = slotsOf(context, collected);
    return free !== undefined && free <= 0 && context.index % EVERY === 0 ? [query(context.address, ANOTHER_LOGIN)] : [];
  },
  read(context, collected) {
    const [rows, facts] = [tableOf(collected, query(context.address, SESSIONS)), tableOf(collected, query(context.address, SETTINGS))?.[0]];
    if (!rows) return failureOf(context, collected, [SETTINGS, SESSIONS]);
    const { slots } = slotsOf(context, collected);
    const list = sessionsOf(rows);
    const hidden = rows.length - list.length;
    return {
      readings: readingsAt(context, {
        ...sessionReadings(list, { sessions: rows.length, slots, hidden }),
        'db.refused': refused(context, collected),
      }),
      sessions: rowsOf(list),
      status: hidden > 0 ? 'not-permitted' : 'ok',
      ...(hidden > 0 ? { coverage: cannotSee(hidden, rows.length, textIn(facts, 'role')) } : {}),
    };
  },
  examples: EXAMPLES,
};

type Asked = Parameters<EndpointProbe['read']>[1];

/** Slots of ordinary users, and how many of them a further login would find. */
function slotsOf(context: EndpointContext, collected: Asked): { readonly slots?: number; readonly free?: number } {
  const settings = tableOf(collected, query(context.address, SETTINGS))?.[0];
  const sessions = tableOf(collected, query(context.address, SESSIONS))?.length;
  const [most, superuser, reserved = 0] = ['max_connections', 'superuser_reserved', 'reserved'].map((column) => numberIn(settings, column));
  if (most === undefined || superuser === undefined) return {};
  const slots = most - superuser - reserved;
  return { slots, ...(sessions === undefined ? {} : { free: slots - sessions - 1 }) };
}

/** None while slots are left; without any, what one more login says. One of a superuser gets in all the same and says nothing. */
function refused(context: EndpointContext, collected: Asked): number | undefined {
  const { free } = slotsOf(context, collected);
  if (free !== undefined && free > 0) return 0;
  return isRefused(answerTo(collected, query(context.address, ANOTHER_LOGIN))) ? 1 : undefined;
}

function cannotSee(hidden: number, all: number, role = 'this role'): string {
  const name = /^[a-z_][a-z0-9_]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`;
  return `cannot see what ${hidden} of ${all} sessions do, they are of other roles; as a superuser: GRANT pg_monitor TO ${name};`;
}

function sessionsOf(rows: readonly Row[]): readonly ServerSession[] {
  const idOf = (row: Row) => `${textIn(row, 'pid')}:${textIn(row, 'started')}`;
  const ids = new Map(rows.map((row) => [textIn(row, 'pid'), idOf(row)]));
  return rows.flatMap((row) => {
    const [state, stateAge] = [textIn(row, 'state'), numberIn(row, 'state_age')];
    if (state === undefined || stateAge === undefined) return [];
    const [kind, event] = [textIn(row, 'wait_event_type'), textIn(row, 'wait_event')];
    const address = textIn(row, 'address');
    return [
      compact({
        id: idOf(row),
        state,
        stateAge,
        transactionAge: numberIn(row, 'transaction_age'),
        usedFor: numberIn(row, 'used_for'),
        statement: textIn(row, 'statement'),
        wait: kind && event ? `${kind}:${event}` : undefined,
        blockedBy: textIn(row, 'blocked_by')
          ?.split(',')
          .map((pid) => ids.get(pid) ?? pid),
        address,
        client: clientAt(address, numberIn(row, 'port')),
        application: textIn(row, 'application'),
      }),
    ];
  });
}
