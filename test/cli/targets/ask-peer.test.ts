import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askPeer } from '../../../cli/targets/ask-peer.ts';

/** A server of its own port that does with each connection what it is told to. */
async function serve(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const became = async (address: string, opening: Parameters<typeof askPeer>[0]['opening'], deadline = 5_000) => {
  const answer = await askPeer({ kind: 'connect', address, opening }, deadline);
  return 'became' in answer ? answer.became : answer.status;
};

describe('a peer that is asked', () => {
  it('is refused where nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    const free = await new Promise<number>((resolve) => closed.once('listening', () => resolve((closed.address() as { port: number }).port)));
    await new Promise((resolve) => closed.close(resolve));
    expect(await became(`127.0.0.1:${free}`, 'none')).toBe('refused');
  });

  it('speaks when it greets, and is not listened to any further', async () => {
    expect(await became(await serve((socket) => socket.write('220 mail ready\r\n')), 'greeting')).toBe('spoke');
  });

  it('is silent when it takes the connection and says nothing until the deadline', async () => {
    expect(await became(await serve(() => undefined), 'greeting', 200)).toBe('silent');
  });

  it('is silent when it hangs up without a word', async () => {
    expect(await became(await serve((socket) => socket.end()), 'greeting')).toBe('silent');
  });

  it.each([
    ['postgres', '0000000804d2162f'],
    ['redis', Buffer.from('PING\r\n').toString('hex')],
  ] as const)('hears the first words of %s, and no more', async (opening, words) => {
    const heard: Buffer[] = [];
    const address = await serve((socket) =>
      socket.on('data', (data) => {
        heard.push(data);
        socket.write('S');
      }),
    );
    expect(await became(address, opening)).toBe('spoke');
    expect(Buffer.concat(heard).toString('hex')).toBe(words);
  });

  it('answers a TLS hello by whatever it says, an alert too', async () => {
    const hello = Promise.withResolvers<number>();
    const address = await serve((socket) =>
      socket.once('data', (data) => {
        hello.resolve(data[0] ?? 0);
        socket.write(Buffer.from([21, 3, 3, 0, 2, 2, 40]));
      }),
    );
    expect(await became(address, 'tls')).toBe('spoke');
    // A handshake record.
    expect(await hello.promise).toBe(22);
  });

  it('is silent when it never shakes hands', async () => {
    expect(await became(await serve((socket) => socket.resume()), 'tls', 300)).toBe('silent');
  });

  it('that is no address is a failure, not an answer', async () => {
    expect(await became('nowhere', 'none')).toBe('failed');
  });
});
