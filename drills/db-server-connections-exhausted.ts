import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { startPython } from './with/programs.ts';
import { runSql } from './with/sql.ts';

/** Few slots, so that the job takes them all within seconds. */
const SLOTS = 20;

startDrill('db-server-connections-exhausted', async (room) => {
  const server = await startPostgres(room, { settings: { max_connections: SLOTS } });
  await runSql(server.port, 'CREATE ROLE app LOGIN');
  const dsn = `host=127.0.0.1 port=${server.port} user=app dbname=postgres sslmode=disable application_name=prices`;
  const job = await startPython({
    room,
    drill: 'db-server-connections-exhausted',
    program: 'session_per_item.py',
    args: [dsn],
    ready: /refused: /,
  });
  // As the job itself: an ordinary user is turned away.
  room.lookAt({ pid: job.pid, endpoints: [{ kind: 'postgres', address: `postgres://app@127.0.0.1:${server.port}/postgres` }] });
});
