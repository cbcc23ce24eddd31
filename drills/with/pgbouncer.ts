import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, findProgram, makeServerFolder, type Room, startBound } from './bound-process.ts';

const PGBOUNCER = findProgram('/usr/sbin/pgbouncer', '/usr/bin/pgbouncer');

export const HAS_PGBOUNCER = PGBOUNCER !== undefined;

export interface RunningPgbouncer {
  readonly pid: number;
  readonly port: number;
  /** Its admin console, as the user `stanch`. */
  readonly address: string;
  stop(): void;
}

export interface PgbouncerOptions {
  readonly serverPort: number;
  readonly poolSize: number;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Lines of the file of users; without any, everybody is let in. */
  readonly users?: readonly string[];
}

/** A pooler in transaction mode before a server on 127.0.0.1; its database is called `app` and is that server's `postgres`. */
export async function startPgbouncer(room: Room, { serverPort, poolSize, settings = {}, users }: PgbouncerOptions): Promise<RunningPgbouncer> {
  if (!PGBOUNCER) throw new Error('PgBouncer is not installed: apt-get install pgbouncer');
  const folder = makeServerFolder(room, 'bouncer');
  const port = await findFreePort();
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: folder,
    pool_mode: 'transaction',
    auth_type: users ? 'scram-sha-256' : 'any',
    default_pool_size: poolSize,
    max_client_conn: 200,
    admin_users: 'stanch',
    stats_users: 'watcher',
    ...(users ? { auth_file: join(folder, 'users.txt') } : {}),
    ...settings,
  };
  if (users) writeFileSync(join(folder, 'users.txt'), `${users.join('\n')}\n`, { mode: 0o644 });
  const file = join(folder, 'pgbouncer.ini');
  // With auth_type any the server's user is named here: whoever asks is it.
  const database = `app = host=127.0.0.1 port=${serverPort} dbname=postgres${users ? '' : ' user=stanch'}`;
  writeFileSync(
    file,
    `[databases]\n${database}\n[pgbouncer]\n${Object.entries(all)
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n')}\n`,
    { mode: 0o644 },
  );
  const process = await startBound(room, [PGBOUNCER, file], { cwd: folder, ready: /process up/, unprivileged: true, signal: 'SIGKILL', name: 'PgBouncer' });
  return { ...process, port, address: `pgbouncer://stanch@127.0.0.1:${port}` };
}
