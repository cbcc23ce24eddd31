import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { UserError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { isSystemError, systemErrorInWords } from './journal/system-error.ts';

export interface SaveOptions {
  /** Replace what is there. */
  readonly force?: boolean;
  /** What to do when it cannot be written, after "cannot be written". */
  readonly otherwise?: string;
}

/**
 * Writes a text to a file that was not there, whole or not at all; with `force` in place of one. The text lies beside
 * it first, so that a full disk leaves no half of it and the old text as it was.
 * @throws UserError when the file is there already, or cannot be written.
 */
export async function saveFile(file: string, text: string, { force = false, otherwise }: SaveOptions = {}): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, text, { flag: 'wx' });
    if (force) await rename(beside, file);
    else await placeNew(beside, file, text);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST' && !force)
      throw new UserError(`${printable(file)} is there already.`, {
        hint: 'Choose another name, or replace it and what was written into it: --force',
        cause: error,
      });
    throw new UserError(`${printable(file)} cannot be written: ${systemErrorInWords(error.code)} (${error.code}).`, {
      ...(otherwise === undefined ? {} : { hint: otherwise }),
      cause: error,
    });
  } finally {
    await rm(beside, { force: true });
  }
}

/** A hard link never replaces; where the file system has none, the name is taken first. */
async function placeNew(beside: string, file: string, text: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if (!isSystemError(error) || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'ENOSYS', 'EMLINK'].includes(error.code)) throw error;
    await writeFile(file, text, { flag: 'wx' });
  }
}
