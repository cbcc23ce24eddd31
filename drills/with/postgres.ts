import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, findProgram, makeServerFolder, type Room, runBound, startBound } from './bound-process.ts';

const BIN = findProgram(...[18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`));

export const HAS_POSTGRES = BIN !== undefined;

export interface RunningPostgres {
  readonly pid: number;
  readonly port: number;
  /** The folder of its UNIX socket. */
  readonly folder: string;
  /** As the superuser `stanch`. */
  readonly address: string;
  stop(): void;
}

export interface PostgresOptions {
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Lines of pg_hba.conf that come first; everybody from this machine is let in by those that follow. */
  readonly hba?: readonly string[];
  readonly name?: string;
}

/** A server of its own on 127.0.0.1 and a UNIX socket, with the superuser `stanch`; nothing it writes has to last. */
export async function startPostgres(room: Room, { settings = {}, hba = [], name = 'pg' }: PostgresOptions = {}): Promise<RunningPostgres> {
  if (!BIN) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = makeServerFolder(room, name);
  const data = join(folder, 'data');
  await runBound(room, [join(BIN, 'initdb'), '-D', data, '-U', 'stanch', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    cwd: folder,
    unprivileged: true,
  });
  writeFileSync(join(data, 'pg_hba.conf'), `${[...hba, 'local all all trust', 'host all all 127.0.0.0/8 trust'].join('\n')}\n`);
  const port = await findFreePort();
  const all = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: 100,
    log_min_messages: 'warning',
    ...settings,
  };
  const process = await startBound(room, [join(BIN, 'postgres'), '-D', data, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])], {
    cwd: folder,
    ready: /ready to accept connections/,
    unprivileged: true,
    signal: 'SIGQUIT',
    name: 'PostgreSQL',
  });
  return { ...process, port, folder, address: `postgres://stanch@127.0.0.1:${port}/postgres` };
}
