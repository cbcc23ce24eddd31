import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * `mkdir -p` with mode 0700. Not Node's own recursive mkdir: under /proc that one never returns, and on a read-only
 * file system it reports ENOENT instead of EROFS.
 */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && dirname(folder) !== folder) {
      await makeFolders(dirname(folder));
      await mkdir(folder, { mode: 0o700 }).catch((again) => refuseUnlessFolder(folder, again));
    } else await refuseUnlessFolder(folder, error);
  }
}

async function refuseUnlessFolder(folder: string, error: unknown): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw error;
}
