import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { isSystemError, systemErrorInWords } from '../journal/system-error.ts';

/** As for every Markdown file that Stanch reads. */
const MOST_BYTES = 2_000_000;

/**
 * The text of a draft; undefined when there is no such file.
 * @throws UserError for what is no text file of at most 2 MB.
 */
export async function readDraft(file: string): Promise<string | undefined> {
  const refuse = (why: string): never => {
    throw new UserError(`${printable(file)} is there already, and is no postmortem: ${why}. Nothing was written.`, {
      hint: 'Choose another name: --out ANOTHER-FILE',
    });
  };
  try {
    const found = await stat(file);
    if (!found.isFile()) return refuse('it is no file');
    if (found.size > MOST_BYTES) return refuse('it has more than 2 MB');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return refuse('it is not UTF-8');
    if (isSystemError(error)) throw cannot('read', file, error);
    throw error;
  }
}

/** Writes a new file; one that has come up meanwhile stays. */
export async function writeNew(file: string, markdown: string): Promise<void> {
  try {
    await writeFile(file, markdown, { flag: 'wx' });
  } catch (error) {
    if (isSystemError(error)) throw cannot('written', file, error);
    throw error;
  }
}

/**
 * Replaces a file whole or not at all, and only while it still says what was read: somebody may have it open in an
 * editor. Links are followed, so that a link stays one.
 */
export async function replaceDraft(file: string, before: string, markdown: string): Promise<void> {
  try {
    const target = await realpath(file);
    const beside = `${target}.${randomBytes(4).toString('hex')}.new`;
    try {
      const { mode } = await stat(target);
      await using written = await open(beside, 'wx', 0o600);
      await written.writeFile(markdown);
      await written.chmod(mode & 0o777);
      await written.sync();
      if ((await readDraft(target)) !== before)
        throw new UserError(`${printable(file)} was saved by somebody meanwhile. Nothing was written.`, { hint: 'Run the same again.' });
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  } catch (error) {
    if (isSystemError(error)) throw cannot('written', file, error);
    throw error;
  }
}

function cannot(what: 'read' | 'written', file: string, error: NodeJS.ErrnoException): UserError {
  return new UserError(`${printable(file)} cannot be ${what}: ${systemErrorInWords(error.code ?? '')} (${error.code}).`, {
    hint: 'Leave --out away to print the draft instead.',
    cause: error,
  });
}
