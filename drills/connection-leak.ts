import { fork } from 'node:child_process';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDrill } from './bounds.ts';

const MOST = 980;
const EVERY_MS = 500;
/**
 * More than Node reads ahead of a paused response (100 KiB were read whole, and the socket closed) and less than the
 * kernel holds besides (320 KiB stay ESTABLISHED): the rest and the server's FIN wait in the socket, which is CLOSE_WAIT
 * with data unread.
 */
const BODY = Buffer.alloc(256 * 1024, 'x');

/** The fraud check that everybody calls: answers, and closes as it should. A process of its own: its sockets are not ours. */
function serve(): void {
  process.title = 'drill-server';
  const server = createServer((_request, response) => response.writeHead(200, { connection: 'close' }).end(BODY));
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}

/** Asks twice a second and keeps every answer, unread and open. */
function callWithoutReading(): void {
  startDrill('connection-leak', () => {
    const server = fork(process.argv[1] ?? '', ['serve'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    server.on('message', (port: number) => {
      const open: IncomingMessage[] = [];
      const check = () => {
        if (open.length >= MOST) return;
        const request = get({ host: '127.0.0.1', port, agent: false }, (response) => {
          response.pause();
          open.push(response);
        });
        request.on('error', (error) => process.stderr.write(`${error.message}\n`));
      };
      check();
      setInterval(check, EVERY_MS);
    });
  });
}

if (process.argv[2] === 'serve') serve();
else callWithoutReading();
