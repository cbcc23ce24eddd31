import { connect } from 'node:net';
import { startDrill } from './bounds.ts';
import { startRedis } from './with/redis.ts';

const SUBSCRIBERS = 30;
const CONSUMERS = 10;
const EVERY_MS = 3_000;

/** Sessions that wait by trade: for news that hardly ever come, and for jobs of which one comes every few seconds. */
startDrill('redis-subscribers', async (room) => {
  const server = await startRedis(room);
  const open = (command: string) => {
    const client = connect(server.port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write(`${command}\r\n`);
    return client;
  };
  for (let i = 0; i < SUBSCRIBERS; i++) open('SUBSCRIBE prices').resume();
  for (let i = 0; i < CONSUMERS; i++) {
    const consumer = open('BLPOP jobs 0');
    consumer.on('data', () => consumer.write('BLPOP jobs 0\r\n'));
  }
  const producer = open('PING');
  producer.resume();
  setInterval(() => producer.write('RPUSH jobs one\r\n'), EVERY_MS);
  room.lookAt({ endpoints: [{ kind: 'redis', address: server.address }] });
});
