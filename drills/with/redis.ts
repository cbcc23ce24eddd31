import { join } from 'node:path';
import { findFreePort, findProgram, makeServerFolder, type Room, startBound } from './bound-process.ts';

const REDIS = findProgram('/usr/bin/redis-server', '/usr/local/bin/redis-server');

export const HAS_REDIS = REDIS !== undefined;

export interface RunningRedis {
  readonly pid: number;
  readonly port: number;
  readonly socket: string;
  readonly address: string;
  stop(): void;
}

/** A Redis of its own on 127.0.0.1 and a UNIX socket that keeps nothing. */
export async function startRedis(room: Room, settings: Readonly<Record<string, string | number>> = {}): Promise<RunningRedis> {
  if (!REDIS) throw new Error('Redis is not installed: apt-get install redis-server');
  const folder = makeServerFolder(room, 'redis');
  const port = await findFreePort();
  const socket = join(folder, 'redis.sock');
  const all = { bind: '127.0.0.1', port, unixsocket: socket, save: '', appendonly: 'no', dir: folder, ...settings };
  const process = await startBound(
    room,
    [REDIS, ...Object.entries(all).flatMap(([key, value]) => [`--${key}`, ...(value === '' ? [''] : String(value).split(' '))])],
    {
      cwd: folder,
      ready: /ready to accept connections/i,
      unprivileged: true,
      signal: 'SIGKILL',
      name: 'Redis',
    },
  );
  return { ...process, port, socket, address: `redis://127.0.0.1:${port}` };
}
