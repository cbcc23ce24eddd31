import fs from 'node:fs';
import { dirname } from 'node:path';

/**
 * `mkdir -p` with mode 0700. Not Node's own recursive mkdir: under /proc that one never returns, and on a read-only
 * file system it reports ENOENT instead of EROFS. `mkdir` makes one folder. (`fs.promises` takes three milliseconds to load, when it is first used.)
 */
export async function makeFolders(
  folder: string,
  mkdir: (path: string, options: { readonly mode: number }) => Promise<unknown> = fs.promises.mkdir,
): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && dirname(folder) !== folder) {
      await makeFolders(dirname(folder), mkdir);
      await mkdir(folder, { mode: 0o700 }).catch((again: unknown) => refuseUnlessFolder(folder, again));
    } else await refuseUnlessFolder(folder, error);
  }
}

async function refuseUnlessFolder(folder: string, error: unknown): Promise<void> {
  const found = await fs.promises.stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw error;
}
