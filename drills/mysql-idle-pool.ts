import { type Connection, createConnection } from 'mysql2/promise';
import { startDrill } from './bounds.ts';
import { startMariadb } from './with/mariadb.ts';

const POOL = 12;
const EVERY_MS = 2_000;

/** A pool that was opened whole, as it should be, on a quiet afternoon: nearly all of it sleeps. */
startDrill('mysql-idle-pool', async (room) => {
  const server = await startMariadb(room);
  const pool: Connection[] = [];
  for (let i = 0; i < POOL; i++) {
    const session = await createConnection({ host: '127.0.0.1', port: server.port, user: 'root' });
    session.on('error', () => undefined);
    pool.push(session);
  }
  let turn = 0;
  setInterval(() => void pool[turn++ % 2]?.query('SELECT 1').catch(() => undefined), EVERY_MS);
  room.lookAt({ endpoints: [{ kind: 'mysql', address: server.address }] });
});
