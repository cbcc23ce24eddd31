import { startDrill } from './bounds.ts';
import { startPostgres } from './with/postgres.ts';
import { openSession, runSql } from './with/sql.ts';

const CLERKS = 4;
const EVERY_MS = 150;

/** Twice a day a report reads everything; beside it the shop goes on as ever. */
startDrill('long-report', async (room) => {
  const server = await startPostgres(room);
  await runSql(server.port, 'CREATE TABLE stock (item int PRIMARY KEY, amount int); INSERT INTO stock SELECT item, 10 FROM generate_series(1, 1000) item');
  const report = await openSession(server.port, { application_name: 'report' });
  // It waits for its disk as a report does, and leaves the processors to others.
  report.query('SELECT count(*) FROM (SELECT pg_sleep(0.5) FROM stock) AS rows').catch(() => undefined);
  for (let i = 0; i < CLERKS; i++) {
    const clerk = await openSession(server.port, { application_name: 'shop' });
    setInterval(
      () => clerk.query('UPDATE stock SET amount = amount - 1 WHERE item = $1', [1 + Math.floor(Math.random() * 1000)]).catch(() => undefined),
      EVERY_MS,
    );
  }
  room.lookAt({ endpoints: [{ kind: 'postgres', address: server.address }] });
});
