import { connect, isIPv6, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Answer, Request } from '../../core/probes/request.ts';

/** Milliseconds. */
const DEADLINE = 5_000;

/** What each protocol begins with, where the client does: SSLRequest of PostgreSQL, an inline command of Redis. Neither logs in. */
const FIRST_WORDS: Partial<Record<Opening, Buffer>> = {
  postgres: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]),
  redis: Buffer.from('PING\r\n'),
};

type Opening = Extract<Request, { kind: 'connect' }>['opening'];
type Became = 'spoke' | 'silent' | 'refused';

/**
 * Connects once, opens as the protocol does, and says what became of it: it spoke, it took the connection and stayed
 * silent, or there was no connection. What it said is not kept.
 */
export async function askPeer({ address, opening }: Extract<Request, { kind: 'connect' }>, deadline = DEADLINE): Promise<Answer> {
  const at = address.lastIndexOf(':');
  const [host, port] = [address.slice(0, at).replace(/^\[(.*)\]$/, '$1'), Number(address.slice(at + 1))];
  if (!(port > 0 && port < 65_536) || host === '') return { status: 'failed', detail: `${address} is no address` };
  const family = isIPv6(host) ? 6 : 4;
  return { status: 'ok', kind: 'peer', became: await becomes(connect({ host, port, family }), opening, deadline) };
}

function becomes(socket: Socket, opening: Opening, deadline: number): Promise<Became> {
  return new Promise((resolve) => {
    let connected = false;
    const end = (became: Became) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(became);
    };
    const timer = setTimeout(() => end(connected ? 'silent' : 'refused'), deadline);
    // An alert is an answer too, and so is a certificate that we would not trust: nothing is sent after it.
    const onConnect = () => {
      connected = true;
      if (opening === 'tls') connectTls({ socket, rejectUnauthorized: false }).on('error', () => undefined);
      else if (FIRST_WORDS[opening]) socket.write(FIRST_WORDS[opening]);
    };
    socket.once('connect', onConnect);
    // Counted at the socket itself, below TLS: that one takes its events.
    const watch = setInterval(() => {
      if (socket.bytesRead > 0) end('spoke');
    }, 20);
    socket.once('close', () => {
      clearInterval(watch);
      end(socket.bytesRead > 0 ? 'spoke' : connected ? 'silent' : 'refused');
    });
    socket.on('error', () => undefined);
    socket.on('data', () => end('spoke'));
  });
}
