import mysql, { type Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HAS_MARIADB, type RunningMariadb, startMariadb } from '../../../../drills/with/mariadb.ts';
import { lookAt, openLooks } from '../../../fixtures/servers/look.ts';
import { makeServerRoom } from '../../../fixtures/servers/start.ts';

const room = makeServerRoom();
let server: RunningMariadb;
const as = (user: string) => `mysql://${user}@127.0.0.1:${server.port}`;
const PASSWORD = { MYSQL_PWD: 's3cret' };
/** MariaDB takes no smaller maximum. */
const SLOTS = 10;
const SQL = [
  'CREATE DATABASE shop;',
  'CREATE TABLE shop.orders (id int PRIMARY KEY, n int) ENGINE=InnoDB;',
  'INSERT INTO shop.orders VALUES (1, 0), (2, 0);',
  "CREATE USER app@'%' IDENTIFIED BY 's3cret';",
  "GRANT ALL ON shop.* TO app@'%';",
  "CREATE USER watcher@'%' IDENTIFIED BY 's3cret';",
  "GRANT PROCESS ON *.* TO watcher@'%';",
  "CREATE USER other@'%' IDENTIFIED BY 's3cret';",
];

async function openSession(...statements: readonly string[]): Promise<Connection> {
  const session = await mysql.createConnection({ host: '127.0.0.1', port: server.port, user: 'app', password: 's3cret', database: 'shop' });
  session.on('error', () => undefined);
  onTestFinished(() => session.destroy());
  for (const statement of statements) await session.query(statement);
  return session;
}

describe.skipIf(!HAS_MARIADB)(`a MariaDB server${HAS_MARIADB ? '' : ' (skipped: it is not installed)'}`, () => {
  beforeAll(async () => {
    server = await startMariadb(room, { 'max-connections': SLOTS }, SQL);
  });
  afterAll(() => room.end());

  it('tells what its sessions do, who waits for whom, and leaves out its own', async () => {
    await openSession('BEGIN', 'UPDATE orders SET n = 1 WHERE id = 1');
    await openSession('SELECT 1');
    const waiting = await openSession();
    waiting.query('UPDATE orders SET n = 1 WHERE id = 1').catch(() => undefined);
    const look = await openLooks('mysql', as('watcher'), PASSWORD);
    await vi.waitFor(
      async () => {
        const { readings, sample } = await look();
        expect(readings).toMatchObject({ 'db.sessions': 3, 'db.slots': SLOTS, 'db.idle_in_transaction': 1, 'db.sessions_idle': 1, 'db.lock_waits': 1 });
        expect(readings).toMatchObject({ 'db.refused': 0, 'db.addresses': 1, 'db.blocked': 1 });
        expect(sample.sessions).toHaveLength(3);
      },
      { timeout: 8_000, interval: 500 },
    );
  });

  it('says to a user without PROCESS what it cannot see, and makes no zero of it', async () => {
    await openSession('BEGIN', 'UPDATE orders SET n = 1 WHERE id = 1');
    const { readings, report } = await lookAt('mysql', as('other'), PASSWORD);
    expect(readings).toMatchObject({ 'db.sessions': expect.any(Number), 'db.hidden_sessions': expect.any(Number) });
    for (const id of ['db.idle_in_transaction', 'db.lock_waits', 'db.active_age', 'db.sessions_idle'] as const) expect(readings[id]).toBeUndefined();
    expect(report).toMatchObject({ status: 'not-permitted', coverage: expect.stringContaining('GRANT PROCESS ON *.* TO other;') });
  });

  it('takes a refused login for the answer when no slot is left, and tries one more while it is in', async () => {
    const look = await openLooks('mysql', as('watcher'), PASSWORD);
    expect((await look()).readings['db.refused']).toBeUndefined();
    for (let i = 0; i < SLOTS + 3; i++) await openSession().catch(() => undefined);
    const { readings, report } = await lookAt('mysql', as('other'), PASSWORD);
    expect(readings).toEqual({ 'db.refused': 1 });
    expect(report.coverage).toMatch(/Too many connections.*CONNECTION_ADMIN/);
    // The third look after the first tries one more login.
    await look();
    await look();
    const later = (await look()).readings;
    expect(later).toMatchObject({ 'db.refused': 1, 'db.sessions': SLOTS - 1 });
    expect(later).toMatchObject({ 'db.sessions_most': expect.any(Number) });
  });

  it('ends a read that takes too long after two seconds, and reads on with the same session', async () => {
    const { openMysql } = await import('../../../../cli/targets/services/mysql.ts');
    const client = await vi.waitFor(async () => {
      const opened = await openMysql(as('watcher'), { env: PASSWORD, stdin: process.stdin, stderr: process.stderr });
      expect((await opened.ask('SELECT 1 AS one')).status).toBe('ok');
      return opened;
    });
    onTestFinished(() => client.close());
    const start = performance.now();
    // MariaDB ends it with an error or, for SLEEP alone, with the answer that it was interrupted.
    const answer = await client.ask('SELECT SLEEP(20), COUNT(*) FROM information_schema.COLUMNS a JOIN information_schema.COLUMNS b');
    expect(performance.now() - start).toBeLessThan(4_500);
    expect(answer).toMatchObject({ status: 'timed-out' });
    expect(await client.ask('SELECT @@max_statement_time AS limited, @@tx_read_only AS read_only')).toMatchObject({
      rows: [{ limited: expect.anything(), read_only: 0 }],
    });
    expect(await client.ask('CREATE TABLE shop.mine (id int)')).toMatchObject({ status: expect.not.stringMatching('ok') });
  });

  it.each([
    ['a wrong password', { MYSQL_PWD: 'hunter2' }, 'not-permitted', 'MYSQL_PWD'],
    ['no password', {}, 'not-permitted', 'MYSQL_PWD'],
  ])('fails with the next step for %s, and shows none', async (_, env: Record<string, string>, status, says) => {
    const { report, readings } = await vi.waitFor(async () => {
      const seen = await lookAt('mysql', as('watcher'), env);
      expect(seen.report.coverage).not.toContain('Too many');
      return seen;
    });
    expect(report).toMatchObject({ status, coverage: expect.stringContaining(says) });
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(readings).toEqual({});
  });

  it('fails with the next step when nobody listens, and reads through the UNIX socket', async () => {
    expect((await lookAt('mysql', 'mysql://app@127.0.0.1:1')).report).toMatchObject({
      status: 'failed',
      coverage: expect.stringContaining('nobody listens there'),
    });
    const { report } = await lookAt('mysql', `mysql://watcher@localhost/?socket=${server.socket}`, PASSWORD);
    expect(report.status).toBe('ok');
  });

  it('hands over statements of others as data, and only as a hash', async () => {
    const session = await openSession();
    session.query('SELECT SLEEP(3) /* \u001b]0;owned\u0007 */').catch(() => undefined);
    const look = await openLooks('mysql', as('watcher'), PASSWORD);
    await vi.waitFor(async () => {
      const { sample, readings } = await look();
      expect(readings['db.active_age']).toBeGreaterThanOrEqual(1);
      expect(JSON.stringify(sample)).not.toContain('owned');
    }, 5_000);
  });
});
