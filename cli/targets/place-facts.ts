import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import type { PlaceFacts } from '../../core/doctor/check.ts';
import type { Shell } from '../shell.ts';

/** The places where something could be kept, and whether there is room; nothing is written to find out. */
export function readPlaces(env: Shell['env'], stateDirectory: string | undefined): readonly PlaceFacts[] {
  return [
    ...(stateDirectory === undefined ? [] : [placeFacts('state', stateDirectory)]),
    placeFacts('temporary', env['TMPDIR'] || tmpdir()),
    ...(process.platform === 'linux' ? [placeFacts('memory', '/dev/shm')] : []),
  ];
}

/** Whether it could be made and written to, judged by the nearest folder that is there. */
function placeFacts(role: PlaceFacts['role'], path: string): PlaceFacts {
  let folder = path;
  while (role === 'state' && !existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (!statSync(folder).isDirectory()) return { role, path, error: 'ENOTDIR' };
    const { bavail, bsize } = statfsSync(folder);
    return { role, path, free: bavail * bsize };
  } catch (error) {
    return { role, path, error: (error as NodeJS.ErrnoException).code ?? 'error' };
  }
}
