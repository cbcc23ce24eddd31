import pg from 'pg';
import readPass from 'pgpass';
import { printable } from '../../../core/printable.ts';
import { ANOTHER_LOGIN } from '../../../core/probes/refusals.ts';
import type { Answer, Row } from '../../../core/probes/request.ts';
import type { Shell } from '../../shell.ts';
import type { EndpointClient } from '../endpoint-client.ts';
import { askPassword } from './ask-password.ts';
import { type Place, parsePlace } from './dsn.ts';
import { refusalOfNetwork } from './network.ts';
import { type Connection, clientOf, DEADLINE, type Refusal, type Service, StatementError } from './service.ts';
import { type Tls, type TlsWish, tlsWish } from './tls.ts';

type Asking = Pick<Shell, 'env' | 'stdin' | 'stderr'>;

/**
 * Local to the transaction, which is always rolled back: a session keeps nothing of it, also behind a pooler that hands
 * the session to somebody else next. The second limit is for us: should this program be stopped half-way, no transaction
 * stays open.
 */
const BEGIN = "BEGIN READ ONLY; SET LOCAL statement_timeout = '2s'; SET LOCAL idle_in_transaction_session_timeout = '5s'";

/** A PostgreSQL server, asked directly or through a pooler. */
export async function openPostgres(address: string, shell: Asking): Promise<EndpointClient> {
  return clientOf(serviceOf(parsePlace(address, 5432), shell, readInTransaction));
}

/** The admin console of a PgBouncer: it knows no transactions and only the simple protocol. */
export async function openPgbouncer(address: string, shell: Asking): Promise<EndpointClient> {
  return clientOf(serviceOf({ ...parsePlace(address, 6432), database: 'pgbouncer' }, shell, readRows));
}

function serviceOf(place: Place, shell: Asking, readWith: (client: pg.Client, statement: string) => Promise<Answer>): Service {
  const wish = tlsWish(place, shell.env['PGSSLMODE']);
  const login = (password: string | undefined, signal: AbortSignal) => logIn(place, wish, password, signal);
  return {
    shown: place.shown,
    async connect(password, signal) {
      const client = await login(password, signal);
      return connectionOf(client, async (statement) => {
        if (statement !== ANOTHER_LOGIN) return readWith(client, statement);
        const another = await login(password, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)])).catch((error: unknown) => {
          throw new StatementError(error);
        });
        await another.end();
        return { status: 'ok', kind: 'rows', rows: [{ accepted: true }] };
      });
    },
    explain: (error) => explain(error, place),
    wantsPassword: (error) => error instanceof NoPassword,
    findPassword: async () => shell.env['PGPASSWORD'] ?? (await readPassFile(place)),
    askPassword: () => askPassword(`Password of ${printable(place.user ?? 'the default user')} at ${printable(place.shown)}: `, shell),
  };
}

/** Thrown at the moment the server asks for a password and none is known. */
class NoPassword extends Error {}

async function logIn(place: Place, { when, tls }: TlsWish, password: string | undefined, signal: AbortSignal): Promise<pg.Client> {
  try {
    return await connect(place, password, when === 'never' ? false : tls, signal);
  } catch (error) {
    if (when === 'offered' && (error as Error).message === 'The server does not support SSL connections') return connect(place, password, false, signal);
    throw error;
  }
}

async function connect(place: Place, password: string | undefined, ssl: Tls | false, signal: AbortSignal): Promise<pg.Client> {
  const client = new pg.Client({
    host: place.socket ?? place.host,
    port: place.port,
    ...(place.user ? { user: place.user } : {}),
    ...(place.database ? { database: place.database } : {}),
    ssl,
    connectionTimeoutMillis: DEADLINE,
    // Called only when the server wants one.
    password: () => {
      if (password === undefined) throw new NoPassword('no password is known');
      return password;
    },
  });
  // The driver takes these from the environment. PgBouncer refuses `options`, and the other two would be settings of the session.
  Object.assign(client, { replication: undefined });
  Object.assign((client as unknown as { connectionParameters: object }).connectionParameters, {
    options: undefined,
    application_name: undefined,
    replication: undefined,
  });
  // What breaks between two questions is told at the next one.
  client.on('error', () => undefined);
  const letGo = () => void streamOf(client).destroy();
  signal.addEventListener('abort', letGo, { once: true });
  try {
    signal.throwIfAborted();
    await client.connect();
    return client;
  } catch (error) {
    letGo();
    throw error;
  } finally {
    signal.removeEventListener('abort', letGo);
  }
}

/** Another one once TLS has begun. */
function streamOf(client: pg.Client): { readonly bytesRead?: number; destroy(): void } {
  return (client as unknown as { connection: { stream: { bytesRead?: number; destroy(): void } } }).connection.stream;
}

function connectionOf(client: pg.Client, read: Connection['read']): Connection {
  const stream = streamOf(client);
  return {
    read,
    received: () => stream.bytesRead ?? 0,
    end: () => {
      client.end().catch(() => undefined);
      // A session in the middle of a statement would wait for it; the server rolls back what it sees cut off.
      setTimeout(() => stream.destroy(), 200).unref();
    },
  };
}

async function readInTransaction(client: pg.Client, statement: string): Promise<Answer> {
  await client.query(BEGIN);
  const answer = await readRows(client, statement).catch(async (error: unknown) => {
    // After any other error the session is let go of, and the server rolls back.
    if (error instanceof StatementError) await client.query('ROLLBACK');
    throw error;
  });
  await client.query('ROLLBACK');
  return answer;
}

async function readRows(client: pg.Client, statement: string): Promise<Answer> {
  const { rows } = await client.query<Row>(statement).catch((error: unknown) => {
    // Without a code of the server it is the connection that failed.
    throw error instanceof pg.DatabaseError && error.severity !== 'FATAL' ? new StatementError(error) : error;
  });
  return { status: 'ok', kind: 'rows', rows };
}

/** SQLSTATEs that say more than that it failed (PostgreSQL documentation, appendix A). */
const MEANS: Readonly<Record<string, Pick<Refusal, 'status'> & { readonly next: string }>> = {
  '28P01': { status: 'not-permitted', next: 'check PGPASSWORD or ~/.pgpass' },
  '28000': { status: 'not-permitted', next: 'check the user, and what pg_hba.conf allows from here' },
  '3D000': { status: 'failed', next: 'name one that exists in the address' },
  '42501': { status: 'not-permitted', next: 'use a role in pg_monitor' },
  '57014': { status: 'timed-out', next: 'the server is too busy to answer, or its catalog is locked' },
};

function explain(error: unknown, { shown }: Place): Refusal {
  if (error instanceof NoPassword) return { status: 'not-permitted', detail: `${shown} wants a password: set PGPASSWORD, or add a line to ~/.pgpass` };
  if (!(error instanceof pg.DatabaseError)) return refusalOfNetwork(error, shown);
  const { code = '', message } = error;
  const means = MEANS[code] ?? { status: /not allowed/.test(message) ? ('not-permitted' as const) : ('failed' as const), next: '' };
  return { status: means.status, detail: `${shown} said “${message}”${means.next ? `: ${means.next}` : ''}`, ...(code ? { code } : {}) };
}

async function readPassFile({ host, port, socket, user = '', database = user }: Place): Promise<string | undefined> {
  return new Promise((resolve) => readPass({ host: socket ? 'localhost' : host, port, user, database }, resolve));
}
