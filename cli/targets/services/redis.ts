import { createClient } from '@redis/client';
import { printable } from '../../../core/printable.ts';
import type { Shell } from '../../shell.ts';
import type { EndpointClient } from '../endpoint-client.ts';
import { askPassword } from './ask-password.ts';
import { type Place, parsePlace } from './dsn.ts';
import { refusalOfNetwork } from './network.ts';
import { type Connection, clientOf, DEADLINE, type Refusal, type Service, StatementError } from './service.ts';
import { tlsWish } from './tls.ts';

/**
 * A Redis server, or one that speaks as it does. What is sent: AUTH where there is a password, PING, and then the
 * statements of the probe, INFO and CLIENT LIST. No name, no library, no database is set.
 */
export async function openRedis(address: string, shell: Pick<Shell, 'env' | 'stdin' | 'stderr'>): Promise<EndpointClient> {
  const place = parsePlace(address, 6379);
  const encrypted = address.startsWith('rediss:');
  const service: Service = {
    shown: place.shown,
    connect: (password) => connect(place, encrypted, password),
    explain: (error) => explain(error, place),
    wantsPassword: (error) => /^NOAUTH/.test((error as Error).message),
    findPassword: async () => shell.env['REDISCLI_AUTH'],
    askPassword: () => askPassword(`Password of ${printable(place.user ?? 'the default user')} at ${printable(place.shown)}: `, shell),
  };
  return clientOf(service);
}

async function connect(place: Place, encrypted: boolean, password: string | undefined): Promise<Connection> {
  const { tls } = tlsWish(place, 'verify-full');
  const where = place.socket ? { path: place.socket } : { host: place.host, port: place.port };
  const client = createClient({
    // The older protocol: the newer one begins with HELLO, which sets something.
    RESP: 2,
    disableClientInfo: true,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    ...(password === undefined ? {} : { password, ...(place.user ? { username: place.user } : {}) }),
    // Connecting again is for the next look, and for nobody else.
    socket: { ...where, ...(encrypted ? { ...tls, tls: true as const } : {}), connectTimeout: DEADLINE, reconnectStrategy: false },
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
  await client.connect();
  // A server that wants a password, or has no slot left, says so only to a command.
  await send('PING').catch((error: unknown) => {
    client.destroy();
    throw error instanceof StatementError ? error.cause : error;
  });
  return {
    read: async (statement) => ({ status: 'ok', kind: 'rows', rows: [{ text: String(await send(statement)) }] }),
    end: () => client.destroy(),
  };
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
