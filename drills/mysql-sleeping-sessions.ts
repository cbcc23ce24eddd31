import { type Connection, createConnection } from 'mysql2';
import { startDrill } from './bounds.ts';
import { startMariadb } from './with/mariadb.ts';

/** The server has 151 slots: it is far from full when the drill is looked at. */
const MOST = 120;
const EVERY_MS = 700;

/** A web worker that opens a session for each request and leaves it to the garbage collector, which closes none. */
startDrill('mysql-sleeping-sessions', async (room) => {
  const server = await startMariadb(room);
  const sessions: Connection[] = [];
  const serve = () => {
    if (sessions.length >= MOST) return;
    const session = createConnection({ host: '127.0.0.1', port: server.port, user: 'root' });
    session.on('error', () => undefined);
    session.query('SELECT 1');
    sessions.push(session);
  };
  serve();
  setInterval(serve, EVERY_MS);
  room.lookAt({ endpoints: [{ kind: 'mysql', address: server.address }] });
});
