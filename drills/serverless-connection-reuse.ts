import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { openSession, SocketFrom } from './with/sql.ts';

/** 27 of them for ordinary users. */
const SLOTS = 30;
const AT_FIRST = 23;
const MOST = 26;
const EVERY_MS = 4_000;

/** Each instance is frozen between two calls, with its session open. */
startDrill('serverless-connection-reuse', async (room) => {
  const server = await startPostgres(room, { settings: { max_connections: SLOTS } });
  let instances = 0;
  const scaleOut = async () => {
    if (instances >= MOST) return;
    const from = `127.0.1.${10 + instances++}`;
    const session = await openSession(server.port, { stream: () => new SocketFrom(from), application_name: 'checkout-function' });
    await session.query('SELECT 1');
  };
  for (let i = 0; i < AT_FIRST; i++) await scaleOut();
  setInterval(() => void scaleOut().catch(() => undefined), EVERY_MS);
  room.lookAt({ endpoints: [{ kind: 'postgres', address: server.address }] });
});
