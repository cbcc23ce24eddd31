import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startGo } from './with/languages.ts';
import { isPeer, servePeer, startPeer } from './with/peer.ts';

/** The fraud check that everybody calls. It closes a connection that nobody has used for two seconds, as servers do. */
if (isPeer) servePeer((_request, response) => response.end('{"fraud":false}\n'), { keepAliveTimeout: 2_000 });
else {
  startDrill('go-body-leak', async (room) => {
    const port = await findFreePort();
    await startGo(room, 'go-body-leak', [port, `http://127.0.0.1:${await startPeer(room)}/`]);
    room.lookAt({ endpoints: [{ kind: 'pprof', address: `http://127.0.0.1:${port}/debug/pprof` }] });
  });
}
