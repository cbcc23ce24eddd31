import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { createClient } from '@redis/client';
import { UserError } from '../../../core/errors.ts';
import { printable } from '../../../core/printable.ts';
import type { Shell } from '../../shell.ts';
import type { EndpointClient } from '../endpoint-client.ts';
import { askPassword } from './ask-password.ts';
import { type Place, parsePlace } from './dsn.ts';
import { refusalOfNetwork } from './network.ts';
import { type Connection, clientOf, DEADLINE, type Refusal, type Service, StatementError } from './service.ts';
import { type Tls, tlsWish } from './tls.ts';

/**
 * A Redis server, or one that speaks as it does. What is sent: AUTH where there is a password, PING, and then the
 * statements of the probe, INFO and CLIENT LIST. No name, no library, no database is set.
 */
export async function openRedis(address: string, shell: Pick<Shell, 'env' | 'stdin' | 'stderr'>): Promise<EndpointClient> {
  const place = parsePlace(address, 6379);
  const tls = wishOf(place, address.startsWith('rediss:'));
  const service: Service = {
    shown: place.shown,
    connect: (password, signal) => connect(place, tls, password, signal),
    explain: (error) => explain(error, place),
    wantsPassword: (error) => /^NOAUTH/.test((error as Error).message),
    findPassword: async () => shell.env['REDISCLI_AUTH'],
    askPassword: () => askPassword(`Password of ${printable(place.user ?? 'the default user')} at ${printable(place.shown)}: `, shell),
  };
  return clientOf(service);
}

/** The scheme says whether it is encrypted; `sslmode` may ask for more than the scheme, and never for less. */
function wishOf(place: Place, secure: boolean): Tls | undefined {
  const { when, tls } = tlsWish(place, secure ? 'verify-full' : 'disable');
  if (place.socket) return undefined;
  if (secure && when !== 'always')
    throw new UserError('rediss:// is encrypted, and its sslmode says that it need not be.', {
      hint: 'Leave sslmode out, or use redis:// for a connection in clear; sslmode=require checks no certificate',
    });
  // Nobody offers both on one port, so that "when it can" is in clear.
  return when === 'always' ? tls : undefined;
}

async function connect(place: Place, tls: Tls | undefined, password: string | undefined, signal: AbortSignal): Promise<Connection> {
  const where = place.socket ? { path: place.socket } : { host: place.host, port: place.port };
  const client = createClient({
    // The older protocol: the newer one begins with HELLO, which sets something.
    RESP: 2,
    disableClientInfo: true,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    ...(password === undefined ? {} : { password, ...(place.user ? { username: place.user } : {}) }),
    // Connecting again is for the next look, and for nobody else.
    socket: { ...where, ...(tls ? { ...tls, tls: true as const } : {}), connectTimeout: DEADLINE, reconnectStrategy: false },
  });
  // It tells of a lost connection at the next question too.
  let lost: unknown;
  client.on('error', (error: unknown) => {
    lost ??= error;
  });
  const send = async (statement: string) => {
    try {
      return await client.sendCommand(statement.split(' '));
    } catch (error) {
      throw client.isReady && error instanceof Error && /^[A-Z]+ /.test(error.message) ? new StatementError(error) : (lost ?? error);
    }
  };
  let socket: Socket | undefined;
  const letGo = () => {
    client.destroy();
    // The client does not know of it while it is being connected.
    socket?.destroy();
  };
  signal.addEventListener('abort', letGo);
  try {
    signal.throwIfAborted();
    const { connecting, made } = withSocket(() => client.connect());
    socket = made;
    await connecting;
    // A server that wants a password, or has no slot left, says so only to a command.
    await send('PING');
  } catch (error) {
    letGo();
    throw error instanceof StatementError ? error.cause : error;
  } finally {
    signal.removeEventListener('abort', letGo);
  }
  return {
    read: async (statement) => ({ status: 'ok', kind: 'rows', rows: [{ text: String(await send(statement)) }] }),
    received: () => socket?.bytesRead ?? 0,
    end: letGo,
  };
}

/** The client keeps its socket to itself, and only the socket knows how much has come. It is made before `connect` returns. */
function withSocket<T>(connect: () => T): { readonly connecting: T; readonly made: Socket | undefined } {
  let made: Socket | undefined;
  const onSocket = (message: unknown) => {
    made = (message as { readonly socket: Socket }).socket;
  };
  subscribe('net.client.socket', onSocket);
  try {
    const connecting = connect();
    return { connecting, made };
  } finally {
    unsubscribe('net.client.socket', onSocket);
  }
}

function explain(error: unknown, { shown, user = 'default' }: Place): Refusal {
  const { message } = error as Error;
  const said = `${shown} said “${message}”`;
  if (/^NOAUTH/.test(message)) return { status: 'not-permitted', detail: `${said}: set REDISCLI_AUTH` };
  if (/^WRONGPASS|invalid password/.test(message)) return { status: 'not-permitted', detail: `${said}: check the user, and its password in REDISCLI_AUTH` };
  if (/^NOPERM/.test(message)) return { status: 'not-permitted', detail: `${said}: ACL SETUSER ${user} +client|list +info` };
  if (/unknown command/.test(message)) return { status: 'missing', detail: `${said}: the command was renamed or switched off` };
  if (/^(ERR|LOADING|BUSY|MASTERDOWN|DENIED) /.test(message)) return { status: 'failed', detail: said };
  return refusalOfNetwork(error, shown);
}
