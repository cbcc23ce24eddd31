import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { startPython } from './with/programs.ts';

startDrill('idle-in-transaction', async (room) => {
  const server = await startPostgres(room);
  const dsn = `host=127.0.0.1 port=${server.port} user=stanch dbname=postgres sslmode=disable application_name=shop`;
  const shop = await startPython({
    room,
    drill: 'idle-in-transaction',
    program: 'open_transaction.py',
    args: [dsn],
    ready: /waiting for the provider/,
  });
  room.lookAt({ pid: shop.pid, endpoints: [{ kind: 'postgres', address: server.address }] });
});
