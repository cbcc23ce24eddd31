import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startJava } from './with/languages.ts';
import { startPostgres } from './with/postgres.ts';

startDrill('jvm-hikari-leak', async (room) => {
  const [database, port] = await Promise.all([startPostgres(room), findFreePort()]);
  const libraries = ['HikariCP.jar', 'postgresql.jar', 'slf4j-api.jar', 'slf4j-nop.jar'];
  await startJava(room, 'jvm-hikari-leak', { file: 'HikariLeak.java', options: ['-Xmx64m'], libraries }, [port, database.port]);
  room.lookAt({
    endpoints: [
      { kind: 'metrics', address: `http://127.0.0.1:${port}/metrics` },
      { kind: 'postgres', address: database.address },
    ],
  });
});
