import { type Draft, finding } from './format.ts';
import { judgeCounts } from './judge-counts.ts';
import type { PastedLines } from './paste.ts';
import { count, largest, shown, sum } from './quantity.ts';

interface Found {
  readonly at: number;
  readonly cells: ReadonlyMap<string, string>;
}

interface Judge {
  /** Columns that make it this table. */
  readonly columns: readonly string[];
  readonly judge: (records: readonly Found[], text: PastedLines) => readonly (Draft | undefined)[];
}

const cell = ({ cells }: Found, name: string) => cells.get(name) ?? '';
const figure = (record: Found, name: string) => count(cell(record, name));
const first = (records: readonly Found[]) => records[0]?.at ?? 0;

/** Tables by their columns, the most specific first. */
export const JUDGES: readonly Judge[] = [
  { columns: ['cl_waiting', 'sv_active'], judge: (records) => records.map(pooler) },
  { columns: ['lag', 'log-end-offset'], judge: (records) => [backlog(records, 'lag', 'records behind')] },
  {
    columns: ['name', 'messages_ready'],
    judge: (records) => [backlog(records, 'messages_ready', 'messages wait'), backlog(records, 'messages_unacknowledged', 'messages are unacknowledged')],
  },
  { columns: ['name', 'messages'], judge: (records) => [backlog(records, 'messages', 'messages wait')] },
  { columns: ['queue', 'messages'], judge: (records) => [backlog(records, 'messages', 'messages wait')] },
  { columns: ['command', 'time', 'host'], judge: mysqlSessions },
  { columns: ['granted', 'mode'], judge: pgLocks },
  {
    columns: ['state', 'count'],
    judge: (records) => judgeCounts(records.map((record) => ({ at: record.at, label: cell(record, 'state'), count: figure(record, 'count') }))),
  },
  {
    columns: ['command', 'count'],
    judge: (records) => judgeCounts(records.map((record) => ({ at: record.at, label: cell(record, 'command'), count: figure(record, 'count') }))),
  },
  { columns: ['client_addr', 'count'], judge: (records) => [addresses(records)] },
  { columns: ['state', 'pid'], judge: pgSessions },
  { columns: ['state', 'query'], judge: pgSessions },
  { columns: ['state', 'wait_event'], judge: pgSessions },
  { columns: ['trx_state'], judge: (records) => [openTransactions(records)] },
  { columns: ['active', 'queue', 'rejected'], judge: (records) => [rejecting(records)] },
  { columns: ['handles', 'id'], judge: (records) => records.map(windows) },
  { columns: ['status', 'restarts'], judge: (records) => [pods(records)] },
];

function pooler(record: Found): Draft | undefined {
  const [waiting, active, idle, login] = [figure(record, 'cl_waiting'), figure(record, 'sv_active'), figure(record, 'sv_idle'), figure(record, 'sv_login')];
  if (!(waiting > 0 && active >= 0)) return undefined;
  const says = `${waiting} clients wait at PgBouncer with ${active} server connections in use, ${idle || 0} idle, ${login || 0} logging in`;
  if (active === 0 && login > 0) return finding(record.at, says, { 'dependency-unreachable': 0.8, 'db-server-connections-exhausted': 0.4 }, 'names');
  return idle > 0 ? undefined : finding(record.at, says, { 'db-pool-exhaustion': 0.9, 'idle-in-transaction': 0.35, 'slow-or-blocked-sql': 0.35 }, 'names');
}

function backlog(records: readonly Found[], column: string, noun: string): Draft | undefined {
  const total = sum(records.map((record) => figure(record, column)));
  const [most] = [...records].sort((a, b) => (figure(b, column) || 0) - (figure(a, column) || 0));
  return most && total >= 1000 ? finding(most.at, `${total} ${noun}`, { 'message-or-queue-backlog': 0.9 }, total >= 10_000 ? 'names' : 'points') : undefined;
}

function mysqlSessions(records: readonly Found[], text: PastedLines): readonly (Draft | undefined)[] {
  const metadata = records.filter((record) => /metadata lock/i.test(cell(record, 'state')));
  const sleeping = records.filter((record) => /^sleep$/i.test(cell(record, 'command')));
  const slow = records.filter((record) => /^(?:query|execute)$/i.test(cell(record, 'command')) && figure(record, 'time') >= 10);
  if (metadata.length > 0) {
    return [
      finding(first(metadata), `${metadata.length} sessions wait for a metadata lock that another transaction holds`, {
        'idle-in-transaction': 0.8,
        'slow-or-blocked-sql': 0.5,
      }),
    ];
  }
  const drafts: (Draft | undefined)[] = [];
  if (sleeping.length >= (text.cut ? 3 : 8) && sleeping.length >= 0.5 * records.length) drafts.push(asleep(sleeping, text));
  if (slow.length >= 3)
    drafts.push(finding(first(slow), `${slow.length} statements run for 10 seconds or longer`, { 'slow-or-blocked-sql': 0.8, 'db-pool-exhaustion': 0.35 }));
  return drafts;
}

/** Few addresses with many sessions are a pool or a leak, many addresses with one session each are functions. */
function asleep(sleeping: readonly Found[], text: PastedLines): Draft {
  const host = (record: Found) => cell(record, 'host').replace(/:\d+$/, '');
  const [hosts, most] = [new Set(sleeping.map(host)).size, largest(sleeping, host)];
  const says = `${sleeping.length} sessions sleep, ${most.rows.length} of them of ${shown(most.key, 40)}`;
  if (hosts >= 8 && hosts >= 0.7 * sleeping.length) {
    return finding(first(sleeping), `${sleeping.length} sessions sleep, of ${hosts} addresses`, {
      'serverless-connection-reuse': 0.7,
      'db-server-connections-exhausted': 0.6,
    });
  }
  return text.mentions(/too many connections|max_connections|\b1040\b/i)
    ? finding(first(sleeping), says, { 'db-server-connections-exhausted': 0.75, 'connection-leak': 0.6 })
    : finding(first(sleeping), says, { 'connection-leak': 0.7, 'db-server-connections-exhausted': 0.6, 'db-pool-exhaustion': 0.4 });
}

function pgSessions(records: readonly Found[]): readonly (Draft | undefined)[] {
  const state = (wanted: RegExp) => records.filter((record) => wanted.test(cell(record, 'state')));
  const [held, idle, active] = [state(/^idle in transaction/i), state(/^idle$/i), state(/^active$/i)];
  const locked = records.filter((record) => /^(?:heavyweight)?lock$/i.test(cell(record, 'wait_event_type')) || /^t$|^true$/.test(cell(record, 'waiting')));
  const writing = active.filter((record) => /ClientWrite/.test(cell(record, 'wait_event')));
  if (held.length > 0 && (locked.length > 0 || held.length >= 0.1 * records.length)) {
    const waiting = locked.length > 0 ? `, ${locked.length} wait for a lock` : '';
    const certainty = locked.length > 0 || held.length >= 5 ? 'names' : 'points';
    return [
      finding(
        first(held),
        `${held.length} of ${records.length} sessions are idle in a transaction${waiting}`,
        { 'idle-in-transaction': 0.9, 'db-pool-exhaustion': 0.4, 'slow-or-blocked-sql': 0.3 },
        certainty,
      ),
    ];
  }
  if (locked.length >= 2)
    return [
      finding(first(locked), `${locked.length} of ${records.length} sessions wait for a lock`, { 'slow-or-blocked-sql': 0.8, 'idle-in-transaction': 0.45 }),
    ];
  if (writing.length >= 3)
    return [
      finding(first(writing), `${writing.length} sessions wait for a client that does not read its result`, {
        'db-pool-exhaustion': 0.75,
        'connection-leak': 0.4,
      }),
    ];
  if (active.length >= 8 && active.length >= 0.6 * records.length)
    return [
      finding(first(active), `${active.length} of ${records.length} sessions run a statement`, { 'slow-or-blocked-sql': 0.65, 'db-pool-exhaustion': 0.35 }),
    ];
  if (idle.length < 8 || idle.length < 0.7 * records.length) return [];
  const hosts = new Set(idle.map((record) => cell(record, 'client_addr')).filter((host) => host !== ''));
  return [
    hosts.size >= 8 && hosts.size >= 0.7 * idle.length
      ? finding(first(idle), `${idle.length} sessions are idle, of ${hosts.size} addresses`, {
          'serverless-connection-reuse': 0.7,
          'db-server-connections-exhausted': 0.6,
        })
      : finding(first(idle), `${idle.length} of ${records.length} sessions are idle`, {
          'db-pool-exhaustion': 0.55,
          'connection-leak': 0.5,
          'db-server-connections-exhausted': 0.5,
        }),
  ];
}

function pgLocks(records: readonly Found[]): readonly (Draft | undefined)[] {
  const waiting = records.filter((record) => /^f(?:alse)?$/.test(cell(record, 'granted')));
  const advisory = records.filter((record) => cell(record, 'locktype') === 'advisory');
  return [
    advisory.length >= 5 ? finding(first(advisory), `${advisory.length} advisory locks are held`, { 'file-lock-or-semaphore-leak': 0.8 }) : undefined,
    waiting.length >= 1
      ? finding(first(waiting), `${waiting.length} of ${records.length} locks are waited for`, { 'slow-or-blocked-sql': 0.65, 'idle-in-transaction': 0.6 })
      : undefined,
  ];
}

function pods(records: readonly Found[]): Draft | undefined {
  const killed = records.filter((record) => /OOMKilled/.test(cell(record, 'status')));
  const evicted = records.filter((record) => /Evicted/.test(cell(record, 'status')));
  const restarts = sum(killed.map((record) => count(cell(record, 'restarts'))));
  if (killed.length > 0)
    return finding(first(killed), `${killed.length} ${killed.length === 1 ? 'pod was' : 'pods were'} killed for memory, ${restarts} restarts`, {
      'memory-leak': 0.7,
      'native-memory-leak': 0.4,
      'limit-too-low': 0.4,
    });
  return evicted.length >= 3
    ? finding(first(evicted), `${evicted.length} pods were evicted`, { 'disk-full-deleted-open-files': 0.5, 'memory-leak': 0.45 })
    : undefined;
}

/** innodb_trx: a transaction that runs no statement holds its locks all the same. */
function openTransactions(records: readonly Found[]): Draft | undefined {
  const waiting = records.filter((record) => /LOCK WAIT/.test(cell(record, 'trx_state')));
  const [open] = records.filter((record) => /RUNNING/.test(cell(record, 'trx_state')) && /^(?:NULL)?$/.test(cell(record, 'trx_query')));
  if (open)
    return finding(open.at, `a transaction is open and runs no statement${waiting.length > 0 ? `, ${waiting.length} wait for a lock` : ''}`, {
      'idle-in-transaction': 0.85,
      'slow-or-blocked-sql': 0.4,
    });
  return waiting.length > 0
    ? finding(first(waiting), `${waiting.length} transactions wait for a lock`, { 'slow-or-blocked-sql': 0.7, 'idle-in-transaction': 0.6 })
    : undefined;
}

/** Thread pools of Elasticsearch. */
function rejecting(records: readonly Found[]): Draft | undefined {
  const full = records.filter((record) => figure(record, 'rejected') > 0 || figure(record, 'queue') >= 100);
  const rejected = sum(full.map((record) => figure(record, 'rejected')));
  return full.length > 0
    ? finding(first(full), `${rejected} tasks were rejected by pools whose workers are all taken`, {
        'worker-starvation': 0.75,
        'message-or-queue-backlog': 0.5,
        'traffic-growth': 0.4,
      })
    : undefined;
}

/** `Get-Process` of Windows. */
function windows(record: Found): Draft | undefined {
  const handles = figure(record, 'handles');
  return handles >= 10_000 ? finding(record.at, `${handles} handles are open`, { 'fd-leak': 0.8, 'connection-leak': 0.3 }) : undefined;
}

/** Sessions by address: many addresses with one session each are functions. */
function addresses(records: readonly Found[]): Draft | undefined {
  const total = sum(records.map((record) => figure(record, 'count')));
  if (records.length >= 8 && total < 2 * records.length)
    return finding(first(records), `${total} sessions come from ${records.length} addresses`, {
      'serverless-connection-reuse': 0.75,
      'db-server-connections-exhausted': 0.5,
    });
  const [most] = [...records].sort((a, b) => figure(b, 'count') - figure(a, 'count'));
  const held = most ? figure(most, 'count') : 0;
  return most && held >= 30 && held >= 0.5 * total
    ? finding(most.at, `${held} of ${total} sessions come from ${shown(cell(most, 'client_addr'), 40)}`, {
        'connection-leak': 0.65,
        'db-server-connections-exhausted': 0.55,
        'db-pool-exhaustion': 0.4,
      })
    : undefined;
}
