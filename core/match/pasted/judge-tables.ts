import { type Draft, finding } from './format.ts';
import { judgeCounts } from './judge-counts.ts';
import { judgeFigures } from './judge-figures.ts';
import { addresses, mysqlSessions, openTransactions, pgLocks, pgSessions } from './judge-sessions.ts';
import type { PastedLines } from './paste.ts';
import { bytes, count, sum } from './quantity.ts';
import { cell, type Found, figure, first } from './records.ts';
import { TABLE_RULES, type TableRule } from './table-rules.ts';

interface Judge {
  /** Columns that make it this table. */
  readonly columns: readonly string[];
  readonly judge: (records: readonly Found[], text: PastedLines) => readonly (Draft | undefined)[];
}

const QUEUES = /queue|rabbitmq|amqp/i;

/** Tables by their columns, the most specific first. */
export const JUDGES: readonly Judge[] = [
  { columns: ['cl_waiting', 'sv_active'], judge: (records) => records.map(pooler) },
  { columns: ['lag', 'log-end-offset'], judge: (records) => [backlog(records, 'lag', 'records behind')] },
  {
    columns: ['name', 'messages_ready'],
    judge: (records) => [backlog(records, 'messages_ready', 'messages wait'), backlog(records, 'messages_unacknowledged', 'messages are unacknowledged')],
  },
  ...['name', 'queue'].map((name) => ({
    columns: [name, 'messages'],
    // A forum has names and messages as well.
    judge: (records: readonly Found[], text: PastedLines) => (text.mentions(QUEUES) ? [backlog(records, 'messages', 'messages wait', 100)] : []),
  })),
  { columns: ['command', 'time', 'host'], judge: mysqlSessions },
  { columns: ['granted', 'mode'], judge: pgLocks },
  {
    columns: ['state', 'count'],
    judge: (records, text) => [
      ...judgeCounts(records.map((record) => ({ at: record.at, label: cell(record, 'state'), count: figure(record, 'count') }))),
      ruled(records, text),
    ],
  },
  {
    columns: ['command', 'count'],
    judge: (records) => judgeCounts(records.map((record) => ({ at: record.at, label: cell(record, 'command'), count: figure(record, 'count') }))),
  },
  { columns: ['client_addr', 'count'], judge: (records) => [addresses(records)] },
  ...['pid', 'query', 'wait_event', 'waiting', 'query_start', 'xact_start', 'duration', 'usename'].map((beside) => ({
    columns: ['state', beside],
    judge: pgSessions,
  })),
  { columns: ['trx_state'], judge: (records) => [openTransactions(records)] },
  { columns: ['active', 'queue', 'rejected'], judge: (records) => [rejecting(records)] },
  { columns: ['o', 'fgc'], judge: (records) => [oldGeneration(records)] },
  { columns: ['ou', 'oc', 'fgc'], judge: (records) => [oldGeneration(records.map(filled))] },
  ...['heaptotal', 'heapused', 'heap'].map((heap) => ({ columns: ['rss', heap], judge: (records: readonly Found[]) => judgeFigures(records.map(sizes)) })),
  { columns: ['status', 'restarts'], judge: (records) => [pods(records)] },
  ...TABLE_RULES.flatMap(({ columns }) =>
    columns.map((pair) => ({ columns: pair.split(' '), judge: (records: readonly Found[], text: PastedLines) => [ruled(records, text)] })),
  ),
];

/** The figures of a row by their columns. */
function sizes({ at, cells }: Found): { readonly at: number; readonly found: ReadonlyMap<string, number> } {
  return { at, found: new Map([...cells].map(([name, text]) => [name, bytes(text)] as const).filter(([, value]) => value >= 0)) };
}

function pooler(record: Found): Draft | undefined {
  const [waiting, active, idle, login] = [figure(record, 'cl_waiting'), figure(record, 'sv_active'), figure(record, 'sv_idle'), figure(record, 'sv_login')];
  if (!(waiting > 0 && active >= 0)) return undefined;
  const says = `${waiting} clients wait at PgBouncer with ${active} server connections in use, ${idle || 0} idle, ${login || 0} logging in`;
  if (active === 0 && login > 0) return finding(record.at, says, { 'dependency-unreachable': 0.8, 'db-server-connections-exhausted': 0.4 }, 'names');
  return idle > 0 ? undefined : finding(record.at, says, { 'db-pool-exhaustion': 0.9, 'idle-in-transaction': 0.35, 'slow-or-blocked-sql': 0.35 }, 'names');
}

/** `least`: fewer are no backlog; up to a thousand may be a burst. */
function backlog(records: readonly Found[], column: string, noun: string, least = 1000): Draft | undefined {
  const total = sum(records.map((record) => figure(record, column)));
  const [most] = [...records].sort((a, b) => (figure(b, column) || 0) - (figure(a, column) || 0));
  return most && total >= least
    ? finding(most.at, `${total} ${noun}`, { 'message-or-queue-backlog': total < 1000 ? 0.6 : 0.9 }, total >= 10_000 ? 'names' : 'points')
    : undefined;
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

/** `jstat -gcutil`: full collections that no longer empty the old generation. */
function oldGeneration(records: readonly Found[]): Draft | undefined {
  const looks = records.filter((record) => figure(record, 'o') >= 0 && figure(record, 'fgc') >= 0);
  const [early, late] = [looks[0], looks.at(-1)];
  if (!early || !late) return undefined;
  const [filled, collected] = [figure(late, 'o'), figure(late, 'fgc') - (looks.length > 1 ? figure(early, 'fgc') : 0)];
  return collected >= 2 && filled >= 70 && (looks.length === 1 || filled >= figure(early, 'o'))
    ? finding(late.at, `the old generation is ${filled} % full after ${collected} full collections`, { 'memory-leak': 0.8, 'limit-too-low': 0.35 })
    : undefined;
}

/** `jstat -gc` has sizes where `-gcutil` has shares. */
function filled({ at, cells }: Found): Found {
  return { at, cells: new Map(cells).set('o', `${((100 * figure({ at, cells }, 'ou')) / figure({ at, cells }, 'oc')).toFixed(1)}`) };
}

/** The first rule of these columns that is met. */
function ruled(records: readonly Found[], text: PastedLines): Draft | undefined {
  const isOf = ({ columns }: TableRule) => columns.some((pair) => pair.split(' ').every((column) => records[0]?.cells.has(column)));
  return TABLE_RULES.filter((rule) => isOf(rule) && (!rule.needs || text.mentions(rule.needs))).reduce<Draft | undefined>(
    (met, rule) => met ?? judgeRule(records, rule),
    undefined,
  );
}

function judgeRule(records: readonly Found[], { where, figure: column, least = 1, noun, causes }: TableRule): Draft | undefined {
  const found = where ? records.filter((record) => where[1].test(cell(record, where[0]))) : records;
  const [most] = column === undefined ? found : found.filter((record) => figure(record, column) >= 0).sort((a, b) => figure(b, column) - figure(a, column));
  const value = column === undefined || !most ? found.length : figure(most, column);
  return most && value >= least ? finding(most.at, `${value} ${noun}`, causes) : undefined;
}
