import { startDrill } from './bounds.ts';
import { startPgbouncer } from './with/pgbouncer.ts';
import { startPostgres } from './with/postgres.ts';
import { openSession, runSql } from './with/sql.ts';

const POOL = 6;
const CALLERS = 5;
const EVERY_MS = 40;

/** Many short statements over few connections, never more at once than there are. */
startDrill('busy-pooler', async (room) => {
  const server = await startPostgres(room);
  const bouncer = await startPgbouncer(room, { serverPort: server.port, poolSize: POOL });
  await runSql(server.port, 'CREATE TABLE stock (item int PRIMARY KEY, amount int); INSERT INTO stock SELECT item, 10 FROM generate_series(1, 100) item');
  for (let i = 0; i < CALLERS; i++) {
    const caller = await openSession(bouncer.port, { database: 'app' });
    let asking = false;
    setInterval(async () => {
      if (asking) return;
      asking = true;
      await caller.query('SELECT sum(amount), pg_sleep(0.01) FROM stock').catch(() => undefined);
      asking = false;
    }, EVERY_MS);
  }
  room.lookAt({
    // The pooler itself, as whoever finds it busy would.
    pid: bouncer.pid,
    endpoints: [
      { kind: 'pgbouncer', address: bouncer.address },
      { kind: 'postgres', address: server.address },
    ],
  });
});
