import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HAS_POSTGRES, type RunningPostgres, startPostgres } from '../../../../drills/with/postgres.ts';
import { lookAt, openLooks } from '../../../fixtures/servers/look.ts';
import { END_OTHERS, openSession } from '../../../fixtures/servers/postgres.ts';
import { makeServerRoom } from '../../../fixtures/servers/start.ts';

const room = makeServerRoom();
let server: RunningPostgres;
let admin: pg.Client;
const as = (user: string, rest = 'postgres') => `postgres://${user}@127.0.0.1:${server.port}/${rest}`;
const SLOTS = 17;

describe.skipIf(!HAS_POSTGRES)(`a PostgreSQL server${HAS_POSTGRES ? '' : ' (skipped: it is not installed)'}`, () => {
  beforeAll(async () => {
    server = await startPostgres(room, {
      settings: { max_connections: SLOTS + 3 },
      hba: ['host all locked 127.0.0.1/32 scram-sha-256'],
    });
    admin = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'stanch', database: 'postgres' });
    await admin.connect();
    await admin.query(`CREATE TABLE orders (id int PRIMARY KEY, n int); INSERT INTO orders VALUES (1, 0), (2, 0);
      CREATE ROLE app LOGIN; CREATE ROLE other LOGIN; CREATE ROLE locked LOGIN PASSWORD 's3cret'; CREATE ROLE watcher LOGIN IN ROLE pg_monitor;
      GRANT ALL ON orders TO app`);
  });
  afterEach(() => admin.query(END_OTHERS));
  afterAll(async () => {
    await admin?.end();
    room.end();
  });

  it('tells what its sessions do, and leaves out its own', async () => {
    await openSession(server.port, { statements: ['SELECT 1'] });
    await openSession(server.port, { statements: ['BEGIN'] });
    const look = await openLooks('postgres', as('watcher'));
    await look();
    const { readings, report, sample } = await look();
    // The administrator of this test is the third.
    expect(readings).toMatchObject({
      'db.sessions': 3,
      'db.slots': SLOTS,
      'db.idle_in_transaction': 1,
      'db.sessions_idle': 2,
      'db.refused': 0,
      'db.hidden_sessions': 0,
    });
    expect(readings).toMatchObject({ 'db.addresses': 1, 'db.sessions_per_address': 3, 'db.blocked': 0 });
    expect(report).toMatchObject({ status: 'ok', of: as('watcher') });
    expect(sample.sessions).toHaveLength(3);
  });

  it('tells who waits for a session that is idle in a transaction, from the second look on', async () => {
    await openSession(server.port, { statements: ['BEGIN', 'UPDATE orders SET n = 1 WHERE id = 1'] });
    for (let i = 0; i < 2; i++) {
      const { client } = await openSession(server.port);
      client.query('UPDATE orders SET n = 1 WHERE id = 1').catch(() => undefined);
    }
    const look = await openLooks('postgres', as('watcher'));
    await vi.waitFor(async () => expect((await look()).readings).toMatchObject({ 'db.lock_waits': 2, 'db.blocked': 2 }), { timeout: 5_000, interval: 300 });
  });

  it('says to a role without pg_monitor what it cannot see, and makes no zero of it', async () => {
    await openSession(server.port, { statements: ['BEGIN'] });
    const { readings, report } = await lookAt('postgres', as('other'));
    expect(readings).toEqual({
      'db.sessions': 2,
      'db.slots': SLOTS,
      'db.connections_share': (100 * 2) / SLOTS,
      'db.hidden_sessions': 2,
      'db.refused': 0,
    });
    expect(report).toMatchObject({
      status: 'not-permitted',
      coverage: 'cannot see what 2 of 2 sessions do, they are of other roles; as a superuser: GRANT pg_monitor TO other;',
    });
  });

  it('takes a refused login for the answer when no slot is left, and says where one is', async () => {
    const look = await openLooks('postgres', as('watcher'));
    expect((await look()).readings).toMatchObject({ 'db.refused': 0 });
    for (let i = 0; i < SLOTS - 2; i++) await openSession(server.port);
    const { readings, report } = await lookAt('postgres', as('app'));
    expect(readings).toEqual({ 'db.refused': 1 });
    expect(report).toMatchObject({ status: 'failed', coverage: expect.stringMatching(/remaining connection slots are reserved.*ask as one of them/) });
    // The session that Stanch has had since before tries one more.
    await look();
    await look();
    expect((await look()).readings).toMatchObject({ 'db.refused': 1, 'db.sessions': SLOTS - 1 });
  });

  it('says nothing of refusals to a superuser, who gets in all the same', async () => {
    for (let i = 0; i < SLOTS - 1; i++) await openSession(server.port);
    const { readings } = await lookAt('postgres', as('stanch'));
    expect(readings).toMatchObject({ 'db.connections_share': 100 });
    expect(readings['db.refused']).toBeUndefined();
  });

  it('ends a read whose catalog is locked after two seconds, and reads on with the same session', async () => {
    const look = await openLooks('postgres', as('watcher'));
    await look();
    const { client } = await openSession(server.port, { user: 'stanch', statements: ['BEGIN', 'LOCK pg_catalog.pg_authid IN ACCESS EXCLUSIVE MODE'] });
    const start = performance.now();
    const { readings, report } = await look();
    expect(performance.now() - start).toBeLessThan(4_500);
    expect(report).toMatchObject({ status: 'timed-out', coverage: expect.stringContaining('catalog is locked') });
    expect(readings).toEqual({});
    await client.query('ROLLBACK');
    expect((await look()).report.status).toBe('ok');
  });

  it('gives up on a server that accepts and says nothing', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void mute.close());
    await new Promise((resolve) => mute.once('listening', resolve));
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { readings, report } = await lookAt('postgres', `postgres://app@127.0.0.1:${port}/postgres?sslmode=disable`);
    expect(report).toMatchObject({ status: 'timed-out', coverage: expect.stringContaining('did not answer') });
    expect(readings).toEqual({});
  });

  it('connects again at the next look after its session was ended', async () => {
    const look = await openLooks('postgres', as('watcher'));
    await look();
    await admin.query(END_OTHERS);
    expect((await look()).report.status).toBe('failed');
    expect((await look()).report.status).toBe('ok');
  });

  it('finds the password in the environment or in the pass file, and asks nobody where there is no terminal', async () => {
    const file = join(room.folder, 'pgpass');
    writeFileSync(file, `127.0.0.1:${server.port}:*:locked:s3cret\n`);
    chmodSync(file, 0o600);
    expect((await lookAt('postgres', as('locked'), { PGPASSWORD: 's3cret' })).readings).toMatchObject({ 'db.sessions': 1 });
    expect((await lookAt('postgres', as('locked'))).report).toMatchObject({ status: 'not-permitted', coverage: expect.stringContaining('set PGPASSWORD') });
    vi.stubEnv('PGPASSFILE', file);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await lookAt('postgres', as('locked'))).report).toMatchObject({ status: 'not-permitted', coverage: expect.stringContaining('pg_monitor') });
  });

  it('shows no password that is wrong', async () => {
    const { report } = await lookAt('postgres', as('locked'), { PGPASSWORD: 'hunter2' });
    expect(report).toMatchObject({ status: 'not-permitted', coverage: expect.stringContaining('check PGPASSWORD or ~/.pgpass') });
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

  it('reads through the UNIX socket, named in either way', async () => {
    for (const address of [
      `postgres://watcher@${encodeURIComponent(server.folder)}:${server.port}/postgres`,
      `postgres:///postgres?host=${server.folder}&port=${server.port}&user=watcher`,
    ]) {
      expect((await lookAt('postgres', address)).report.status).toBe('ok');
    }
    expect((await lookAt('postgres', 'postgres://watcher@%2Fnowhere/postgres')).report.coverage).toContain('there is no such socket');
  });

  it.each([
    ['nobody listens', 'postgres://app@127.0.0.1:1/postgres', 'nobody listens there'],
    ['the host is not known', 'postgres://app@no-such-host.invalid/postgres', /not known here|could not be looked up/],
  ])('fails with the next step when %s', async (_, address, says) => {
    const { report, readings } = await lookAt('postgres', address);
    expect(report).toMatchObject({ status: 'failed', coverage: expect.stringMatching(says) });
    expect(readings).toEqual({});
  });

  it('holds to sslmode: a server without TLS is refused where TLS is a must', async () => {
    expect((await lookAt('postgres', as('watcher', 'postgres?sslmode=require'))).report).toMatchObject({
      status: 'failed',
      coverage: expect.stringContaining('does not support SSL'),
    });
    expect((await lookAt('postgres', as('watcher', 'postgres?sslmode=prefer'))).report.status).toBe('ok');
  });

  it('leaves its session as it was: no setting, no name, no transaction', async () => {
    vi.stubEnv('PGOPTIONS', '-c statement_timeout=1');
    vi.stubEnv('PGAPPNAME', 'intruder');
    onTestFinished(() => void vi.unstubAllEnvs());
    const look = await openLooks('postgres', as('watcher'));
    await look();
    await look();
    const { rows } = await admin.query("SELECT state, application_name, query, xact_start FROM pg_stat_activity WHERE usename = 'watcher'");
    expect(rows).toEqual([{ state: 'idle', application_name: '', query: 'ROLLBACK', xact_start: null }]);
  });

  it('hands over names and statements of others as data', async () => {
    const name = '\u001b[31m"; DROP TABLE orders; --\r\n';
    const { client } = await openSession(server.port, { application_name: name });
    await client.query(`SELECT '\u001b]0;owned\u0007' AS hostile`);
    const { sample, report } = await lookAt('postgres', as('watcher'));
    // PostgreSQL itself replaces what is not printable in a name; the text of the statement stays at the server.
    expect(JSON.stringify(sample)).not.toContain('owned');
    expect(sample.sessions?.some(({ application }) => application?.includes('DROP TABLE'))).toBe(true);
    expect(report.status).toBe('ok');
  });
});
