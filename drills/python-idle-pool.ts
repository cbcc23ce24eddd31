import { startDrill } from './bounds.ts';
import { startPython } from './with/languages.ts';
import { isPeer, servePeer, startPeer } from './with/peer.ts';

/** Answers slowly, so that each thread gets a connection of its own, and closes those that nobody uses for two seconds. */
if (isPeer) servePeer((_request, response) => setTimeout(() => response.end('ok\n'), 500), { keepAliveTimeout: 2_000 });
else {
  startDrill('python-idle-pool', async (room) => {
    await startPython(room, 'python-idle-pool', [`http://127.0.0.1:${await startPeer(room)}/`]);
  });
}
