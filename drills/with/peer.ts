import { fork } from 'node:child_process';
import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DrillRoom } from '../bounds.ts';

/** Whether the drill's file runs as its peer: the server it talks to, a process of its own, whose sockets are not the drill's. */
export const isPeer = process.argv[2] === 'peer';

/** Starts the file of the drill once more as its peer; resolves with the port. It ends with the drill. */
export function startPeer(room: DrillRoom): Promise<number> {
  const peer = fork(process.argv[1] ?? '', ['peer'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  room.atEnd(() => void peer.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    peer.once('message', (port: number) => resolve(port));
    peer.once('exit', () => reject(new Error('The peer of this drill did not start.')));
  });
}

/** Serves as the peer. */
export function servePeer(answer: RequestListener, options: ServerOptions = {}): void {
  process.title = 'drill-peer';
  const server = createServer(options, answer);
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}
