import { connect, type Socket } from 'node:net';
import { startDrill } from './bounds.ts';
import { startRedis } from './with/redis.ts';

const MOST = 600;
const EVERY_MS = 500;

/** A worker that makes a client for each job and forgets it. */
startDrill('redis-connection-leak', async (room) => {
  const server = await startRedis(room);
  const clients: Socket[] = [];
  const work = () => {
    if (clients.length >= MOST) return;
    const client = connect(server.port, '127.0.0.1');
    client.on('error', () => undefined);
    client.resume();
    client.write('INCR jobs\r\n');
    clients.push(client);
  };
  work();
  setInterval(work, EVERY_MS);
  room.lookAt({ endpoints: [{ kind: 'redis', address: server.address }] });
});
