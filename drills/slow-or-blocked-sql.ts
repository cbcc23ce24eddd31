import { startDrill } from './bounds.ts';
import { startPgbouncer } from './with/pgbouncer.ts';
import { startPostgres } from './with/postgres.ts';
import { openSession, runSql } from './with/sql.ts';

const POOL = 3;
const CALLERS = 9;

/** A migration changes a table and goes on working in the same transaction; everybody who wants the table waits. */
startDrill('slow-or-blocked-sql', async (room) => {
  const server = await startPostgres(room);
  const bouncer = await startPgbouncer(room, { serverPort: server.port, poolSize: POOL });
  await runSql(server.port, 'CREATE TABLE stock (item int PRIMARY KEY, amount int); INSERT INTO stock VALUES (1, 100)');
  const migration = await openSession(server.port, { application_name: 'migration' });
  await migration.query('BEGIN; ALTER TABLE stock ADD COLUMN place text');
  migration.query('SELECT pg_sleep(1000)').catch(() => undefined);
  for (let i = 0; i < CALLERS; i++) {
    const caller = await openSession(bouncer.port, { database: 'app' });
    const ask = (): unknown => caller.query('SELECT amount FROM stock WHERE item = 1').then(ask, () => undefined);
    void ask();
  }
  room.lookAt({
    endpoints: [
      { kind: 'pgbouncer', address: bouncer.address },
      { kind: 'postgres', address: server.address },
    ],
  });
});
