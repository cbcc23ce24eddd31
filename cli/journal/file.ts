import { constants, type Stats } from 'node:fs';
import { type OwnFile, open } from './owner.ts';

/** Bytes. More than that is no record: a diagnosis takes some 50 KB. */
export const LARGEST = 64 * 1024 * 1024;

/** Codes that say: this file cannot be a journal, another name beside it can. */
export const UNUSABLE: readonly string[] = ['EBUSY', 'EFBIG', 'EINVAL', 'EISDIR', 'ELOOP', 'ENXIO'];

/** The whole text of a journal. Rejects with a system error: no link is followed, no pipe waited for, nothing huge read. */
export async function readJournalFile(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    await refuseStrange(handle, file);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** Rejects what is no regular file of a sensible size, and answers with what is known of the others. */
export async function refuseStrange(handle: OwnFile, file: string): Promise<Stats> {
  const found = await handle.stat();
  if (!found.isFile()) throw Object.assign(new Error(`EINVAL: ${file} is no regular file`), { code: 'EINVAL' });
  if (found.size > LARGEST) throw Object.assign(new Error(`EFBIG: ${file} is too large`), { code: 'EFBIG' });
  return found;
}
