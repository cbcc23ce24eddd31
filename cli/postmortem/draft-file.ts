import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { isSystemError, systemErrorInWords } from '../journal/system-error.ts';

/** As for every Markdown file that Stanch reads. */
const MOST_BYTES = 2_000_000;

/** The next step where the file of `--out` cannot be used. */
export const TO_SCREEN = 'Leave --out away to print the draft instead.';

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
    if (isSystemError(error))
      throw new UserError(`${printable(file)} cannot be read: ${systemErrorInWords(error.code)} (${error.code}).`, { hint: TO_SCREEN, cause: error });
    throw error;
  }
}
