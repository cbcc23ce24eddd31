import { type Draft, finding } from './format.ts';
import type { PastedLines } from './paste.ts';
import { largest, largestOf, shown, sum } from './quantity.ts';
import { cell, type Found, figure, first } from './records.ts';

export function mysqlSessions(records: readonly Found[], text: PastedLines): readonly (Draft | undefined)[] {
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
  const held = lockedBySleeper(sleeping, records);
  if (held) return [held];
  const drafts: (Draft | undefined)[] = [];
  if (sleeping.length >= (text.cut ? 3 : 8) && sleeping.length >= 0.5 * records.length) drafts.push(asleep(sleeping, text));
  if (slow.length >= 3)
    drafts.push(finding(first(slow), `${slow.length} statements run for 10 seconds or longer`, { 'slow-or-blocked-sql': 0.8, 'db-pool-exhaustion': 0.35 }));
  return drafts;
}

/** A statement that waits for as long as another session sleeps: that one went to sleep in the middle of its transaction. */
function lockedBySleeper(sleeping: readonly Found[], records: readonly Found[]): Draft | undefined {
  const waiting = records.filter((record) => /^(?:update|updating|locked|waiting for .{0,40}lock|deleting|commit)/i.test(cell(record, 'state')));
  const stuck = waiting.find(
    (record) => figure(record, 'time') >= 10 && sleeping.some((other) => Math.abs(figure(other, 'time') - figure(record, 'time')) <= 1),
  );
  return stuck
    ? finding(stuck.at, `a statement waits for ${cell(stuck, 'time')} seconds, as long as another session sleeps`, {
        'idle-in-transaction': 0.75,
        'slow-or-blocked-sql': 0.55,
      })
    : undefined;
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

export function pgSessions(records: readonly Found[]): readonly (Draft | undefined)[] {
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
  const long = longest(active, records);
  if (long)
    return [
      finding(long.at, `a statement runs for ${shownSeconds(long.age)}`, {
        'slow-or-blocked-sql': 0.75,
        'idle-in-transaction': 0.3,
        'db-pool-exhaustion': 0.3,
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

/** Seconds. A statement that is longer at work keeps its connection from everybody else. */
const LONG = 120;
/** What may take its time. */
const MEANT = /pg_stat_activity|autovacuum|^\s*(?:vacuum|analyze|create index|reindex|copy|start_replication)\b/i;
const AGES = ['duration', 'runtime', 'query_runtime', 'xact_runtime', 'age', 'query_age', 'xact_age', 'running_for', 'elapsed', 'running_time', '?column?'];

/** The statement that runs longest, where it is one that may not. The latest start of all is about now. */
function longest(active: readonly Found[], all: readonly Found[]): { readonly at: number; readonly age: number } | undefined {
  const now = largestOf(all.map(startOf));
  const old = active
    .filter((record) => !MEANT.test(cell(record, 'query')))
    .map((record) => ({ at: record.at, age: ageOf(record, now) }))
    .filter(({ age }) => age >= LONG);
  return old.reduce<(typeof old)[number] | undefined>((most, each) => (most && most.age >= each.age ? most : each), undefined);
}

/** How long a statement runs: as the table says it, or since it began. */
function ageOf(record: Found, now: number): number {
  const [, days, hours = '', minutes = '', seconds = ''] =
    AGES.reduce<RegExpExecArray | null>((found, name) => found ?? AGE.exec(cell(record, name)), null) ?? [];
  if (hours !== '') return Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (now - startOf(record)) / 1000;
}

const AGE = /^(?:(\d{1,4}) days? )?(\d{1,4}):(\d\d):(\d\d)/;

function startOf(record: Found): number {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(cell(record, 'query_start')) ?? [];
  return Date.parse(`${day}T${time}Z`);
}

function shownSeconds(seconds: number): string {
  return seconds >= 7200 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 60)} minutes`;
}

export function pgLocks(records: readonly Found[]): readonly (Draft | undefined)[] {
  const waiting = records.filter((record) => /^f(?:alse)?$/.test(cell(record, 'granted')));
  const advisory = records.filter((record) => cell(record, 'locktype') === 'advisory');
  return [
    advisory.length >= 5 ? finding(first(advisory), `${advisory.length} advisory locks are held`, { 'file-lock-or-semaphore-leak': 0.8 }) : undefined,
    waiting.length >= 1
      ? finding(first(waiting), `${waiting.length} of ${records.length} locks are waited for`, { 'slow-or-blocked-sql': 0.65, 'idle-in-transaction': 0.6 })
      : undefined,
  ];
}

/** innodb_trx: a transaction that runs no statement holds its locks all the same. */
export function openTransactions(records: readonly Found[]): Draft | undefined {
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

/** Sessions by address: many addresses with one session each are functions. */
export function addresses(records: readonly Found[]): Draft | undefined {
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
