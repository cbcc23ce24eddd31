import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, findProgram, makeServerFolder, type Room, runBound, startBound } from './bound-process.ts';

const MARIADBD = findProgram('/usr/sbin/mariadbd', '/usr/sbin/mysqld');
const INSTALL = findProgram('/usr/bin/mariadb-install-db', '/usr/bin/mysql_install_db');

export const HAS_MARIADB = MARIADBD !== undefined && INSTALL !== undefined;

export interface RunningMariadb {
  readonly pid: number;
  readonly port: number;
  readonly socket: string;
  /** As `root`, who has no password here. */
  readonly address: string;
  stop(): void;
}

/** A server of its own on 127.0.0.1 and a UNIX socket, with a `root` without a password and what `sql` makes at its start. */
export async function startMariadb(room: Room, settings: Readonly<Record<string, string | number>> = {}, sql: readonly string[] = []): Promise<RunningMariadb> {
  if (!MARIADBD || !INSTALL) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
  const folder = makeServerFolder(room, 'mariadb');
  const data = join(folder, 'data');
  await runBound(
    room,
    [
      INSTALL,
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--innodb-log-file-size=8M',
      '--innodb-buffer-pool-size=16M',
    ],
    {
      cwd: folder,
      unprivileged: true,
    },
  );
  const port = await findFreePort();
  const socket = join(folder, 'mariadb.sock');
  const first = join(folder, 'first.sql');
  writeFileSync(first, `${sql.join('\n')}\n`, { mode: 0o644 });
  const all = {
    datadir: data,
    'bind-address': '127.0.0.1',
    port,
    socket,
    'pid-file': join(folder, 'pid'),
    'init-file': first,
    'skip-name-resolve': 1,
    'innodb-buffer-pool-size': '16M',
    'innodb-log-file-size': '8M',
    'innodb-flush-log-at-trx-commit': 0,
    ...settings,
  };
  const process = await startBound(room, [MARIADBD, '--no-defaults', ...Object.entries(all).map(([key, value]) => `--${key}=${value}`)], {
    cwd: folder,
    ready: /ready for connections/,
    unprivileged: true,
    // Nothing it holds has to last, and an orderly end takes seconds.
    signal: 'SIGKILL',
    name: 'MariaDB',
  });
  return { ...process, port, socket, address: `mysql://root@127.0.0.1:${port}` };
}
