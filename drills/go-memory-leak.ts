import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startGo } from './with/languages.ts';

startDrill('go-memory-leak', async (room) => {
  const port = await findFreePort();
  await startGo(room, 'go-memory-leak', [port]);
  room.lookAt({
    endpoints: [
      { kind: 'pprof', address: `http://127.0.0.1:${port}/debug/pprof` },
      { kind: 'expvar', address: `http://127.0.0.1:${port}/debug/vars` },
    ],
  });
});
