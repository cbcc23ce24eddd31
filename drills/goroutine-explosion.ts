import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startGo } from './with/languages.ts';

startDrill('goroutine-explosion', async (room) => {
  const port = await findFreePort();
  await startGo(room, 'goroutine-explosion', [port]);
  room.lookAt({ endpoints: [{ kind: 'pprof', address: `http://127.0.0.1:${port}/debug/pprof` }] });
});
