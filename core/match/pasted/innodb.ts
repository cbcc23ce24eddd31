import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { count } from './quantity.ts';

interface InnodbLine {
  /** Seconds that a transaction is open. */
  readonly open?: number;
  /** Seconds that it waits for a lock. */
  readonly waits?: number;
  /** What its session does; empty where it waits for its client. */
  readonly does?: string;
  readonly history?: number;
}

/** A transaction that is open for so many seconds is no short one; so many old versions are not purged because one is. */
const LONG = 10;
const HISTORY = 100_000;
/** What stands at the end of a session that runs one. */
const STATEMENT =
  / (updating|update|init|executing|optimizing|statistics|preparing|sending data|copying .{1,30}|system lock|query end|searching .{1,30}|freeing items|deleting .{1,30}|commit\w*|starting|creating .{1,30}|sorting .{1,30})$/i;

/** The transactions of `SHOW ENGINE INNODB STATUS`. */
export const innodb = defineFormat<InnodbLine>({
  id: 'innodb',
  row(line) {
    const text = line.trim();
    const [, open] = /^---TRANSACTION \w{1,24}, (?:ACTIVE(?: \([A-Z]+\))? (\d{1,9}) sec|not started)/.exec(text) ?? [];
    if (text.startsWith('---TRANSACTION')) return { open: open ? count(open) : 0 };
    const [, waits] = /TRX HAS BEEN WAITING (\d{1,9}) SEC FOR THIS LOCK/.exec(text) ?? [];
    if (waits) return { waits: count(waits) };
    const [, history] = /^History list length (\d{1,12})/.exec(text) ?? [];
    if (history) return { history: count(history) };
    if (text.startsWith('MySQL thread id')) return { does: STATEMENT.exec(text)?.[1] ?? '' };
    return /^(?:LOCK WAIT )?\d{1,9} lock struct\(s\)|^LIST OF TRANSACTIONS|^Trx id counter|^Purge done for|^mysql tables in use/.test(text) ? {} : undefined;
  },
  opens: ({ open, history }) => open !== undefined || history !== undefined,
  judge: (blocks) => [judgeOpen(blocks.flatMap(({ rows }) => rows))],
});

function judgeOpen(rows: readonly Row<InnodbLine>[]): Draft | undefined {
  const waiting = rows.filter(({ waits }) => waits !== undefined).length;
  let open: Row<InnodbLine> | undefined;
  let held: Row<InnodbLine> | undefined;
  for (const row of rows) {
    if (row.open !== undefined) open = row;
    if (row.does === '' && open && (open.open ?? 0) >= LONG) held ??= open;
  }
  const others = waiting > 0 ? `, ${waiting} wait for a lock` : '';
  if (held)
    return finding(
      held.at,
      `a transaction is open for ${held.open} seconds and runs no statement${others}`,
      { 'idle-in-transaction': 0.9, 'slow-or-blocked-sql': 0.4 },
      'names',
    );
  const old = rows.find(({ history = 0 }) => history >= HISTORY);
  if (old) return finding(old.at, `${old.history} old versions are not purged`, { 'idle-in-transaction': 0.7, 'slow-or-blocked-sql': 0.4 });
  const long = rows.find((row) => (row.waits ?? 0) >= LONG);
  return long
    ? finding(long.at, `a statement waits for a lock since ${long.waits} seconds`, { 'slow-or-blocked-sql': 0.65, 'idle-in-transaction': 0.6 })
    : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'a session that went to sleep in its transaction',
    text: '---TRANSACTION 88121, ACTIVE 912 sec\n3 lock struct(s), heap size 1128, 2 row lock(s), undo log entries 4\nMySQL thread id 31, OS thread handle 1405, query id 9912 10.0.0.8 shop\n---TRANSACTION 88130, ACTIVE 44 sec starting index read\nLOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)\nMySQL thread id 35, OS thread handle 1409, query id 9980 10.0.0.9 shop updating\n------- TRX HAS BEEN WAITING 44 SEC FOR THIS LOCK TO BE GRANTED:',
    cause: 'idle-in-transaction',
    says: '912 seconds',
  },
  { title: 'old versions', text: 'Trx id counter 97153317\nHistory list length 2811034', cause: 'idle-in-transaction', says: '2811034' },
  {
    title: 'at rest',
    text: 'Trx id counter 97153317\nHistory list length 14\n---TRANSACTION 4214912, not started\n0 lock struct(s), heap size 1128, 0 row lock(s)',
    cause: null,
  },
];
