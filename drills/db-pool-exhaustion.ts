import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { startGo } from './with/programs.ts';
import { addressOf } from './with/said.ts';

startDrill('db-pool-exhaustion', async (room) => {
  const server = await startPostgres(room);
  const dsn = `host=127.0.0.1 port=${server.port} user=stanch dbname=postgres sslmode=disable application_name=orders`;
  const service = await startGo({ room, drill: 'db-pool-exhaustion', program: 'orders.go', args: ['leak', dsn], ready: /listening on \S+/ });
  const page = `http://${addressOf(service.said)}`;
  room.lookAt({
    pid: service.pid,
    endpoints: [
      { kind: 'postgres', address: server.address },
      { kind: 'pprof', address: `${page}/debug/pprof` },
      { kind: 'expvar', address: `${page}/debug/vars` },
    ],
  });
});
