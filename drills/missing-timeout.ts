import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDrill } from './bounds.ts';
import { isPeer, servePeer, startPeer } from './with/peer.ts';

const MOST = 600;
const EVERY_MS = 500;
const EARLIER_MS = 8_000;

/** Answers its health check, and takes every question besides without ever answering it. */
function hang(): void {
  servePeer(({ url }, response) => {
    if (url === '/health') response.end('ok\n');
  });
}

/** Asks for prices twice a second without a timeout; nothing ends a call, and the caller has long given up. */
function callWithoutTimeout(): void {
  startDrill('missing-timeout', async (room) => {
    const port = await startPeer(room);
    const health = new Agent({ keepAlive: true });
    const call = (path: string, agent: Agent | false) =>
      get({ host: '127.0.0.1', port, path, agent }, (response) => response.resume()).on('error', () => undefined);
    let calls = 0;
    setInterval(() => {
      if (calls++ < MOST) call('/prices', false);
    }, EVERY_MS);
    setInterval(() => call('/health', health), 1_000);
    // As when somebody comes to look: by then some calls have waited for longer than answers take.
    await sleep(EARLIER_MS);
  });
}

if (isPeer) hang();
else callWithoutTimeout();
