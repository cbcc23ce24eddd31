import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { startGo } from './with/programs.ts';
import { addressOf } from './with/said.ts';

startDrill('pool-at-maximum', async (room) => {
  const server = await startPostgres(room);
  const dsn = `host=127.0.0.1 port=${server.port} user=stanch dbname=postgres sslmode=disable application_name=orders`;
  const service = await startGo({ room, drill: 'pool-at-maximum', program: 'orders.go', args: ['pinned', dsn], ready: /listening on \S+/ });
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
