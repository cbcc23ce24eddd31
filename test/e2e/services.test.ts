import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { HAS_MARIADB, startMariadb } from '../../drills/with/mariadb.ts';
import { HAS_PGBOUNCER, startPgbouncer } from '../../drills/with/pgbouncer.ts';
import { HAS_POSTGRES, startPostgres } from '../../drills/with/postgres.ts';
import { HAS_REDIS, startRedis } from '../../drills/with/redis.ts';
import { openSession } from '../fixtures/servers/postgres.ts';
import { makeServerRoom } from '../fixtures/servers/start.ts';
import { ROOT, runCommand, stanch } from './stanch.ts';
import { HAS_TMUX, startTerminals } from './terminal.ts';

const room = makeServerRoom();
const addresses = new Map<string, string>();
let postgresPort = 0;

beforeAll(async () => {
  if (HAS_POSTGRES) {
    const server = await startPostgres(room, { hba: ['host all locked 127.0.0.1/32 scram-sha-256'] });
    postgresPort = server.port;
    addresses.set('postgres', server.address);
    if (HAS_PGBOUNCER) addresses.set('pgbouncer', (await startPgbouncer(room, { serverPort: server.port, poolSize: 2 })).address);
  }
  if (HAS_MARIADB) addresses.set('mysql', (await startMariadb(room)).address);
  if (HAS_REDIS) addresses.set('redis', (await startRedis(room)).address);
});
afterAll(() => room.end());

const KINDS = [
  ['postgres', HAS_POSTGRES, 'db.sessions'],
  ['pgbouncer', HAS_POSTGRES && HAS_PGBOUNCER, 'pool.clients_share'],
  ['mysql', HAS_MARIADB, 'db.sessions'],
  ['redis', HAS_REDIS, 'db.sessions'],
] as const;

describe.each(KINDS)('a diagnosis of a %s alone', (kind, installed, reading) => {
  it.skipIf(!installed)(`tells its readings, in words and as JSON${installed ? '' : ' (skipped: it is not installed)'}`, async () => {
    const address = addresses.get(kind) ?? '';
    const json = await stanch('diagnose', '--dsn', address, '--for', '0s', '--json');
    const diagnosis = JSON.parse(json.out) as Diagnosis;
    expect(diagnosis).toMatchObject({
      schema: 1,
      target: { name: address, endpoints: [{ kind, address }] },
      probes: [{ id: kind, of: address, status: 'ok' }],
    });
    expect(diagnosis.readings.map(({ id }) => id)).toContain(reading);
    const text = await stanch('diagnose', '--dsn', address, '--for', '0s');
    expect(text.out.split('\n')[0]).toMatch(new RegExp(`^${address}: `));
    expect(text.out).toMatch(/\n {2}seen +\S/);
    expect(text.out).not.toContain('undefined');
  });
});

describe.skipIf(!HAS_POSTGRES)('hostile names in a database', () => {
  it('reach no terminal', async () => {
    await openSession(postgresPort, { user: 'stanch', application_name: '\u001b]0;owned\u0007\u202e', statements: ["SELECT '\u001b[2J'"] });
    for (const format of [[], ['--json']]) {
      const { out, err } = await stanch('diagnose', '--dsn', addresses.get('postgres') ?? '', '--for', '0s', ...format);
      expect(`${out}${err}`).not.toMatch(/[\u001b\u0007\u202e]/);
    }
  });

  it.skipIf(!HAS_TMUX)(`a password is asked for without showing it${HAS_TMUX ? '' : ' (skipped: tmux is not installed)'}`, async () => {
    const admin = await openSession(postgresPort, { user: 'stanch' });
    await admin.client.query("CREATE ROLE locked LOGIN PASSWORD 's3cret-word'");
    const terminals = startTerminals();
    try {
      const terminal = terminals.open(['diagnose', '--dsn', `postgres://locked@127.0.0.1:${postgresPort}/postgres`, '--for', '0s']);
      await terminal.see('Password of locked at 127.0.0.1:');
      terminal.type('s3cret-word');
      terminal.press('Enter');
      await terminal.see('exit=4');
      expect(terminal.scrollback()).toContain('GRANT pg_monitor TO locked');
      expect(terminal.written()).not.toContain('s3cret-word');
    } finally {
      await terminals.close();
    }
  });
});

describe('the drivers of services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-drivers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Files with a driver among those that the program loads. */
  async function driversOf(name: string, args: readonly string[]): Promise<readonly string[]> {
    const list = join(folder, `${name}.list`);
    const argv = ['--import', join(ROOT, 'test/e2e/list-loaded.mjs'), join(ROOT, 'bin/stanch.js'), ...args];
    await runCommand(['/usr/bin/env', `LOADED=${list}`, process.execPath, ...argv]);
    const loaded = readFileSync(list, 'utf8').trim().split('\n');
    expect(loaded.length).toBeGreaterThan(1);
    return loaded.filter((file) => /^\/\/ node_modules\/(pg|mysql2|@redis\/client)\//m.test(readFileSync(file, 'utf8')));
  }

  it.each([
    ['version', ['--version']],
    ['search', ['search', 'too many connections']],
    ['process', ['diagnose', '--pid', String(process.pid), '--for', '0s']],
  ])('are not loaded for %s', async (name, args) => {
    expect(await driversOf(name, args)).toEqual([]);
  });

  it('are loaded to ask a service, and no other than its own', async () => {
    const drivers = await driversOf('service', ['diagnose', '--dsn', 'redis://127.0.0.1:1', '--for', '0s']);
    expect(drivers.length).toBeGreaterThan(0);
    expect(drivers.map((file) => readFileSync(file, 'utf8')).join('')).not.toMatch(/^\/\/ node_modules\/(pg|mysql2)\//m);
  });
});
