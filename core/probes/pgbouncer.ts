import { readingsAt } from './answers.ts';
import { numberIn, query, tableOf, textIn } from './columns.ts';
import { EXAMPLES } from './pgbouncer-examples.ts';
import type { Collected, EndpointContext, EndpointProbe } from './probe.ts';
import { failureOf } from './refusals.ts';
import type { Row } from './request.ts';
import type { PoolRow } from './rows.ts';
import { compact } from './sessions.ts';

const POOLS = 'SHOW POOLS';
const DATABASES = 'SHOW DATABASES';
const LISTS = 'SHOW LISTS';
const CONFIG = 'SHOW CONFIG';
const STATEMENTS = [POOLS, DATABASES, LISTS, CONFIG];
/** The console itself. */
const OWN = 'pgbouncer';

export const pgbouncerProbe: EndpointProbe = {
  id: 'pgbouncer',
  title: 'Pools of a PgBouncer and who waits for them',
  way: 'pgbouncer',
  gives: ['pool.oldest_wait', 'pool.clients_share', 'db.refused'],
  cost: 'one session of the admin console and four SHOW commands a look, answered from memory',
  privilege: 'a user of admin_users or stats_users',
  plan: ({ address }, collected) => (collected.size === 0 ? STATEMENTS.map((statement) => query(address, statement)) : []),
  read(context, collected) {
    const rows = tableOf(collected, query(context.address, POOLS));
    if (!rows) return failureOf(context, collected, STATEMENTS);
    const pools = poolsOf(rows, tableOf(collected, query(context.address, DATABASES)) ?? []);
    const waits = rows.flatMap((row) => (isOwn(row) ? [] : (waitOf(row) ?? [])));
    const readings = readingsAt(context, {
      'pool.oldest_wait': waits.length > 0 ? Math.max(...waits) : undefined,
      'pool.clients_share': clientsShare(context, collected),
    });
    return { readings, pools, status: 'ok' };
  },
  examples: EXAMPLES,
};

const isOwn = (row: Row) => textIn(row, 'database') === OWN;

/** Server connections that are linked to a client, or are being made for one; columns that a version lacks count as none. */
const IN_USE = ['sv_active', 'sv_active_cancel', 'sv_being_canceled'];

/**
 * A pool belongs to a database and a user; its size is that of the database, and no larger than what all pools of it
 * may have together (PgBouncer documentation, usage).
 */
function poolsOf(rows: readonly Row[], databases: readonly Row[]): readonly PoolRow[] {
  const limits = new Map(
    databases.map((row) => {
      const sizes = ['pool_size', 'max_connections'].map((column) => numberIn(row, column)).filter((size) => size !== undefined && size > 0);
      return [textIn(row, 'name'), sizes.length > 0 ? Math.min(...(sizes as number[])) : undefined];
    }),
  );
  return rows.flatMap((row) => {
    const [database, active] = [textIn(row, 'database'), numberIn(row, 'sv_active')];
    if (database === undefined || active === undefined || isOwn(row)) return [];
    const used = IN_USE.reduce((sum, column) => sum + (numberIn(row, column) ?? 0), 0);
    return [compact({ name: `${database}/${textIn(row, 'user') ?? ''}`, used, max: limits.get(database), waiting: numberIn(row, 'cl_waiting') })];
  });
}

function waitOf(row: Row): number | undefined {
  const seconds = numberIn(row, 'maxwait');
  return seconds === undefined ? undefined : seconds + (numberIn(row, 'maxwait_us') ?? 0) / 1e6;
}

/** Our own session on the console is among the clients. */
function clientsShare({ address }: EndpointContext, collected: Collected): number | undefined {
  const list = (statement: string, key: string, name: string, value: string) =>
    numberIn(
      tableOf(collected, query(address, statement))?.find((row) => textIn(row, key) === name),
      value,
    );
  const used = list(LISTS, 'list', 'used_clients', 'items');
  const most = list(CONFIG, 'key', 'max_client_conn', 'value');
  return used === undefined || !most ? undefined : (100 * Math.max(0, used - 1)) / most;
}
