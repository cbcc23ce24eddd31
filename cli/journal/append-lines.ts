import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders, type OwnFile, open } from './owner.ts';

/**
 * Adds lines to the end of a file and resolves only when they would survive the power going off. `missing` is asked
 * which lines to write once the file is open, so that a file that turns out empty gets them all.
 */
export async function appendLines(file: string, missing: (empty: boolean) => readonly string[]): Promise<void> {
  await makeFolders(dirname(file));
  const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  let empty = false;
  try {
    const { size } = await handle.stat();
    empty = size === 0;
    const text = missing(empty)
      .map((line) => `${line}\n`)
      .join('');
    // Whatever was torn off before stays on a line of its own.
    await writeWhole(handle, Buffer.from((await endsInNewline(handle, size)) ? text : `\n${text}`));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (empty) await syncFolders(dirname(file));
}

/** One write, so that lines of two processes never mix. Where less fits than asked, the next attempt says why. */
async function writeWhole(handle: OwnFile, bytes: Buffer): Promise<void> {
  let { bytesWritten } = await handle.write(bytes, 0, bytes.length, null);
  if (bytesWritten === bytes.length) return;
  const again = Buffer.concat([Buffer.from('\n'), bytes]);
  ({ bytesWritten } = await handle.write(again, 0, again.length, null));
  if (bytesWritten < again.length) throw Object.assign(new Error('ENOSPC: only a part of the line could be written'), { code: 'ENOSPC' });
}

async function endsInNewline(handle: OwnFile, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] === 0x0a;
}

/** A new file survives only when the folders that name it do: the incident's, the list of incidents, the place. */
async function syncFolders(folder: string): Promise<void> {
  for (const each of [folder, dirname(folder), dirname(dirname(folder))]) {
    const handle = await open(each, constants.O_RDONLY);
    try {
      await handle.sync();
    } catch (error) {
      // Some file systems have no fsync for a directory and need none.
      if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      await handle.close();
    }
  }
}
