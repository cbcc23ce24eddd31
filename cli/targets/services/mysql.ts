import { isIP } from 'node:net';
import { createConnection, type Connection as Driver } from 'mysql2';
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

/** A MySQL or MariaDB server. */
export async function openMysql(address: string, shell: Pick<Shell, 'env' | 'stdin' | 'stderr'>): Promise<EndpointClient> {
  const place = parsePlace(address, 3306);
  const wish = tlsWish(place, undefined);
  const service: Service = {
    shown: place.shown,
    async connect(password, signal) {
      const connection = await logIn(place, wish, password, signal);
      const read = async (statement: string): Promise<Answer> => {
        if (statement !== ANOTHER_LOGIN) return connection.read(statement);
        const another = await logIn(place, wish, password, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)])).catch((error: unknown) => {
          throw new StatementError(error);
        });
        another.end();
        return { status: 'ok', kind: 'rows', rows: [{ accepted: true }] };
      };
      return { ...connection, read };
    },
    explain: (error) => explain(error, place),
    // The server asks for none by itself: without one it just says that access is denied.
    wantsPassword: (error) => (error as MysqlError).errno === 1045,
    findPassword: async () => shell.env['MYSQL_PWD'],
    askPassword: () => askPassword(`Password of ${printable(place.user ?? 'the default user')} at ${printable(place.shown)}: `, shell),
  };
  return clientOf(service);
}

type MysqlError = Error & { readonly errno?: number; readonly code?: string; readonly fatal?: boolean };

async function logIn(place: Place, { when, tls }: TlsWish, password: string | undefined, signal: AbortSignal): Promise<Connection> {
  if (when === 'never') return connect(place, password, undefined, signal);
  try {
    return await connect(place, password, tls, signal);
  } catch (error) {
    if (when === 'offered' && (error as MysqlError).code === 'HANDSHAKE_NO_SSL_SUPPORT') return connect(place, password, undefined, signal);
    throw error;
  }
}

async function connect(place: Place, password: string | undefined, tls: Tls | undefined, signal: AbortSignal): Promise<Connection> {
  const checksName = tls?.rejectUnauthorized === true && !tls.checkServerIdentity;
  // It would compare an address with the name `localhost`.
  if (checksName && isIP(place.host)) throw new Error('a certificate is checked for a name, not for an address: name the host, or use sslmode=verify-ca');
  const driver = createConnection({
    ...(place.socket ? { socketPath: place.socket } : { host: place.host, port: place.port }),
    ...(place.user ? { user: place.user } : {}),
    ...(place.database ? { database: place.database } : {}),
    ...(password === undefined ? {} : { password }),
    // The driver compares no name unless it is told to.
    ...(tls ? { ssl: { ...tls, verifyIdentity: checksName } } : {}),
    connectTimeout: DEADLINE,
    // Nothing the server says makes this program read a file, and no statement brings a second one along.
    flags: ['-LOCAL_FILES'],
    multipleStatements: false,
    dateStrings: true,
    supportBigNumbers: true,
  });
  // What breaks between two questions is told at the next one.
  driver.on('error', () => undefined);
  // The driver's own limit ends with the greeting of the server, and a login can stop after it.
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      driver.connect((error) => (error ? reject(error) : resolve()));
      if (signal.aborted) stop();
    });
  } catch (error) {
    driver.destroy();
    throw error;
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
  const { stream, _handshakePacket } = driver as unknown as { stream: { bytesRead?: number }; _handshakePacket?: { serverVersion?: string } };
  const mariadb = /mariadb/i.test(_handshakePacket?.serverVersion ?? '');
  return {
    read: (statement) => readInTransaction(driver, statement, mariadb),
    received: () => stream.bytesRead ?? 0,
    end: () => driver.destroy(),
  };
}

async function readInTransaction(driver: Driver, statement: string, mariadb: boolean): Promise<Answer> {
  await run(driver, 'START TRANSACTION READ ONLY');
  const rows = await run(driver, limited(statement, mariadb)).catch(async (error: MysqlError) => {
    // An error with a number of the server, after which the session goes on; after any other there is nothing to roll back.
    if (error.errno === undefined || error.errno < 1000 || error.fatal) throw error;
    await run(driver, 'ROLLBACK');
    throw new StatementError(error);
  });
  await run(driver, 'ROLLBACK');
  return { status: 'ok', kind: 'rows', rows };
}

/** Two seconds for this statement alone; nothing is set for the session. MySQL knows a limit only for SELECT. */
function limited(statement: string, mariadb: boolean): string {
  if (mariadb) return `SET STATEMENT max_statement_time=2 FOR ${statement}`;
  return statement.replace(/^SELECT\b/, 'SELECT /*+ MAX_EXECUTION_TIME(2000) */');
}

function run(driver: Driver, statement: string): Promise<readonly Row[]> {
  return new Promise((resolve, reject) =>
    driver.query(statement, (error, rows) => (error ? reject(error) : resolve(Array.isArray(rows) ? (rows as Row[]) : []))),
  );
}

/** Error numbers of the server that say more than that it failed (MySQL Server Error Message Reference). */
const MEANS: Readonly<Record<number, Pick<Refusal, 'status'> & { readonly next: string }>> = {
  1044: { status: 'not-permitted', next: 'check the user and the database' },
  1045: { status: 'not-permitted', next: 'check the user, and its password in MYSQL_PWD' },
  1049: { status: 'failed', next: 'name one that exists in the address, or none' },
  1130: { status: 'not-permitted', next: 'this host may not log in there' },
  1142: { status: 'not-permitted', next: 'use a user that may read it' },
  1227: { status: 'not-permitted', next: 'GRANT PROCESS ON *.* to this user' },
  1698: { status: 'not-permitted', next: 'check the user; it may be for the UNIX socket only' },
  1969: { status: 'timed-out', next: 'the server is too busy to answer' },
  3118: { status: 'not-permitted', next: 'unlock the user, or use another one' },
  3955: { status: 'not-permitted', next: 'unlock the user, or use another one' },
  4151: { status: 'not-permitted', next: 'unlock the user, or use another one' },
  3024: { status: 'timed-out', next: 'the server is too busy to answer' },
};

function explain(error: unknown, { shown }: Place): Refusal {
  const { errno, message } = error as MysqlError;
  if (errno === undefined || errno < 1000) return refusalOfNetwork(error, shown);
  const means = MEANS[errno];
  return { status: means?.status ?? 'failed', detail: `${shown} said “${message}”${means ? `: ${means.next}` : ''}`, code: String(errno) };
}
