import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { UserError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { link, makeFolders, rename, unlink, writeNew } from './journal/owner.ts';
import { isSystemError, systemErrorInWords } from './journal/system-error.ts';

export interface SaveOptions {
  /** Replace what is there. */
  readonly force?: boolean;
  /** Replace what is there, and only while it still says this: somebody may have it open in an editor. */
  readonly replaces?: string;
  /** What to do when it cannot be written, after "cannot be written". */
  readonly otherwise?: string;
}

/**
 * Writes a text to a file that was not there, whole or not at all; with `force` or `replaces` in place of one. The text
 * lies beside it first, so that a full disk leaves no half of it and the old text as it was. What is replaced keeps its
 * mode, and a link stays one. Under sudo the file belongs to who called.
 * @throws UserError when the file is there already, was changed meanwhile, or cannot be written.
 */
export async function saveFile(file: string, text: string, { force = false, replaces, otherwise }: SaveOptions = {}): Promise<void> {
  const replace = force || replaces !== undefined;
  try {
    const target = replace ? await realpath(file).catch(() => file) : file;
    const beside = join(dirname(target), `.${basename(target).slice(0, 200)}.${process.pid}.new`);
    await makeFolders(dirname(target), 0o777);
    try {
      await writeNew(beside, text, replace ? await modeOf(target) : undefined);
      if (replaces !== undefined && (await readFile(target, 'utf8')) !== replaces)
        throw new UserError(`${printable(file)} was saved by somebody meanwhile. Nothing was written.`, { hint: 'Run the same again.' });
      if (replace) await rename(beside, target);
      else await placeNew(beside, target, text);
    } finally {
      await unlink(beside).catch(() => undefined);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST' && !replace) throw taken(file, error);
    throw new UserError(`${printable(file)} cannot be written: ${systemErrorInWords(error.code)} (${error.code}).`, {
      hint: otherwise ?? 'Choose another place for it: --out',
      cause: error,
    });
  }
}

/**
 * For several files that are written together: none is, when one is in the way.
 * @throws UserError for the first that is there already.
 */
export async function refuseTaken(files: readonly string[]): Promise<void> {
  for (const file of files) if (await lstat(file).catch(() => undefined)) throw taken(file);
}

function taken(file: string, cause?: unknown): UserError {
  return new UserError(`${printable(file)} is there already.`, { hint: 'Choose another name, or replace it and what was written into it: --force', cause });
}

async function modeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found.mode & 0o777 : undefined;
}

/** A hard link never replaces; where the file system has none, the name is taken first. */
async function placeNew(beside: string, file: string, text: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if (!isSystemError(error) || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'ENOSYS', 'EMLINK'].includes(error.code)) throw error;
    await writeNew(file, text);
  }
}
