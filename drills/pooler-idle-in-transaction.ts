import { startDrill } from './bounds.ts';
import { startPgbouncer } from './with/pgbouncer.ts';
import { startPostgres } from './with/postgres.ts';
import { openSession } from './with/sql.ts';

const POOL = 4;
const CALLERS = 6;

/** As many requests as the pool has connections wait for a remote service, each in an open transaction. */
startDrill('pooler-idle-in-transaction', async (room) => {
  const server = await startPostgres(room);
  const bouncer = await startPgbouncer(room, { serverPort: server.port, poolSize: POOL });
  for (let i = 0; i < POOL; i++) {
    const held = await openSession(bouncer.port, { database: 'app' });
    await held.query('BEGIN');
    await held.query('SELECT 1');
  }
  for (let i = 0; i < CALLERS; i++) {
    const caller = await openSession(bouncer.port, { database: 'app' });
    caller.query('SELECT 1').catch(() => undefined);
  }
  room.lookAt({
    endpoints: [
      { kind: 'pgbouncer', address: bouncer.address },
      { kind: 'postgres', address: server.address },
    ],
  });
});
