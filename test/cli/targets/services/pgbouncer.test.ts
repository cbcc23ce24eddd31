import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HAS_PGBOUNCER, type RunningPgbouncer, startPgbouncer } from '../../../../drills/with/pgbouncer.ts';
import { HAS_POSTGRES, type RunningPostgres, startPostgres } from '../../../../drills/with/postgres.ts';
import { lookAt, openLooks } from '../../../fixtures/servers/look.ts';
import { END_OTHERS, openSession } from '../../../fixtures/servers/postgres.ts';
import { makeServerRoom } from '../../../fixtures/servers/start.ts';

const HAS_BOTH = HAS_POSTGRES && HAS_PGBOUNCER;
const room = makeServerRoom();
let server: RunningPostgres;
let bouncer: RunningPgbouncer;
let admin: pg.Client;
const POOL = 2;
const PASSWORD = { PGPASSWORD: 'pw' };
const console_ = (user: string) => `pgbouncer://${user}@127.0.0.1:${bouncer.port}`;
const openClient = (settings: Parameters<typeof openSession>[1] = {}) => openSession(bouncer.port, { database: 'app', password: 'pw', ...settings });

/** What a session has that a session setting would have changed. */
const SETTINGS = `SELECT current_setting('statement_timeout') AS timeout, current_setting('idle_in_transaction_session_timeout') AS idle,
  current_setting('default_transaction_read_only') AS read_only, current_setting('application_name') AS name, current_setting('search_path') AS path`;
const DEFAULTS = { timeout: '0', idle: '0', read_only: 'off', name: '', path: '"$user", public' };

describe.skipIf(!HAS_BOTH)(`a PgBouncer in transaction mode${HAS_BOTH ? '' : ' (skipped: PostgreSQL or PgBouncer is not installed)'}`, () => {
  beforeAll(async () => {
    server = await startPostgres(room);
    admin = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'stanch', database: 'postgres' });
    await admin.connect();
    await admin.query('CREATE TABLE orders (id int); CREATE ROLE app LOGIN; GRANT ALL ON orders TO app');
    const users = ['stanch', 'watcher', 'app'].map((user) => `"${user}" "pw"`);
    bouncer = await startPgbouncer(room, { serverPort: server.port, poolSize: POOL, users, settings: { max_client_conn: 20 } });
  });
  afterEach(() => admin.query(END_OTHERS));
  afterAll(async () => {
    await admin?.end();
    room.end();
  });

  it.each(['stanch', 'watcher'])('shows its pools on the console to %s', async (user) => {
    await openClient();
    const { client } = await openClient();
    await client.query('BEGIN');
    const { readings, report, sample } = await lookAt('pgbouncer', console_(user), PASSWORD);
    expect(readings).toMatchObject({ 'pool.used_share': 50, 'pool.waiting': 0, 'pool.oldest_wait': 0, 'pool.clients_share': 10 });
    expect(sample.pools).toEqual([{ name: 'app/app', used: 1, max: POOL, waiting: 0 }]);
    expect(report.status).toBe('ok');
  });

  it('counts who waits for a pool that is out, and how long', async () => {
    for (let i = 0; i < POOL; i++) await openClient({ statements: ['BEGIN'] });
    const waiting = new pg.Client({ host: '127.0.0.1', port: bouncer.port, user: 'app', database: 'app', password: 'pw' });
    waiting.on('error', () => undefined);
    onTestFinished(() => void waiting.end().catch(() => undefined));
    await waiting.connect();
    waiting.query('SELECT 1').catch(() => undefined);
    const look = await openLooks('pgbouncer', console_('watcher'), PASSWORD);
    await vi.waitFor(async () => {
      const { readings } = await look();
      expect(readings).toMatchObject({ 'pool.used_share': 100, 'pool.waiting': 1 });
      expect(readings['pool.oldest_wait']).toBeGreaterThan(0);
    });
  });

  it('hands the session on as it was: the next client writes, and has every setting as by default', async () => {
    // One server session is taken, so that everybody else shares the other.
    await openClient({ statements: ['BEGIN'] });
    vi.stubEnv('PGOPTIONS', '-c default_transaction_read_only=on');
    vi.stubEnv('PGAPPNAME', 'intruder');
    onTestFinished(() => void vi.unstubAllEnvs());
    const look = await openLooks('postgres', `postgres://app@127.0.0.1:${bouncer.port}/app`, PASSWORD);
    for (let i = 0; i < 3; i++) expect((await look()).readings['db.sessions']).toBeGreaterThan(0);
    vi.unstubAllEnvs();
    const before = await admin.query("SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'app'");
    const { client } = await openClient();
    expect((await client.query(SETTINGS)).rows).toEqual([DEFAULTS]);
    await client.query('INSERT INTO orders VALUES (1)');
    await look();
    await client.query('INSERT INTO orders VALUES (2)');
    expect((await client.query(SETTINGS)).rows).toEqual([DEFAULTS]);
    expect(before.rows).toEqual([{ n: POOL }]);
  });

  it('hands the session on also after a read that was cut off by its time limit', async () => {
    await openClient({ statements: ['BEGIN'] });
    const look = await openLooks('postgres', `postgres://app@127.0.0.1:${bouncer.port}/app`, PASSWORD);
    await look();
    const { client: locker } = await openSession(server.port, { user: 'stanch', statements: ['BEGIN', 'LOCK pg_catalog.pg_authid IN ACCESS EXCLUSIVE MODE'] });
    expect((await look()).report.status).toBe('timed-out');
    await locker.query('ROLLBACK');
    const { client } = await openClient();
    expect((await client.query(SETTINGS)).rows).toEqual([DEFAULTS]);
    await client.query('INSERT INTO orders VALUES (3)');
  });

  it('refuses whoever may not see the console, and says so', async () => {
    expect((await lookAt('pgbouncer', console_('app'), PASSWORD)).report).toMatchObject({ status: 'not-permitted' });
    const wrong = await lookAt('pgbouncer', console_('watcher'), { PGPASSWORD: 'hunter2' });
    expect(wrong).toMatchObject({ readings: {}, report: { status: expect.stringMatching(/not-permitted|failed/) } });
    expect(JSON.stringify(wrong)).not.toContain('hunter2');
  });

  it('takes a pooler that has no slot for clients left for the answer', async () => {
    for (let i = 0; i < 20; i++) await openClient().catch(() => undefined);
    const idle: pg.Client[] = [];
    onTestFinished(() => void Promise.all(idle.map((client) => client.end().catch(() => undefined))));
    for (let i = 0; i < 25; i++) {
      const client = new pg.Client({ host: '127.0.0.1', port: bouncer.port, user: 'app', database: 'app', password: 'pw' });
      client.on('error', () => undefined);
      if (
        await client.connect().then(
          () => true,
          () => false,
        )
      )
        idle.push(client);
    }
    const { readings, report } = await lookAt('postgres', `postgres://app@127.0.0.1:${bouncer.port}/app`, PASSWORD);
    expect(readings).toEqual({ 'db.refused': 1 });
    expect(report.coverage).toContain('max_client_conn');
  });
});
