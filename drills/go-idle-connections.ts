import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startGo } from './with/languages.ts';
import { isPeer, servePeer, startPeer } from './with/peer.ts';

/** Answers slowly at the start, so that all connections are made, and lets go of none of them. */
function serveSlowly(): void {
  servePeer(({ url }, response) => setTimeout(() => response.end('ok\n'), url === '/slow' ? 500 : 0), { keepAliveTimeout: 900_000 });
}

if (isPeer) serveSlowly();
else {
  startDrill('go-idle-connections', async (room) => {
    const port = await findFreePort();
    await startGo(room, 'go-idle-connections', [port, `http://127.0.0.1:${await startPeer(room)}`]);
    room.lookAt({ endpoints: [{ kind: 'pprof', address: `http://127.0.0.1:${port}/debug/pprof` }] });
  });
}
