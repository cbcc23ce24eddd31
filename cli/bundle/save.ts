import { lstat, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { type OwnFile, open, unlink } from '../journal/owner.ts';
import { isSystemError, systemErrorInWords } from '../journal/system-error.ts';
import type { Shell } from '../shell.ts';

/** Where a bundle came to lie, and why not where it was to. */
export interface Saved {
  readonly path: string;
  readonly instead?: string;
}

/** Where it is to be written: the file named, a name of its own in the folder named, or one in the working directory. */
export async function chooseFile(out: string | undefined, name: string, cwd: string): Promise<string> {
  if (out === undefined) return join(cwd, name);
  const path = resolve(cwd, out);
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return path;
  if ((await stat(path).catch(() => found)).isDirectory()) return join(path, name);
  throw new UserError(`${printable(out)} is there already, and evidence is never overwritten.`, { hint: 'Name another file, or a folder to put it in.' });
}

/**
 * Writes a bundle, for its owner alone. What was collected shall not be lost to a full disk: then it goes to TMPDIR, and
 * then to memory.
 */
export async function saveBundle(bytes: Buffer, wanted: string, shell: Pick<Shell, 'env'>): Promise<Saved> {
  const spare = [...new Set([shell.env['TMPDIR'] || tmpdir(), '/dev/shm'])].map((folder) => join(folder, basename(wanted)));
  const failures: string[] = [];
  for (const path of [wanted, ...spare]) {
    try {
      const written = await writeNew(path, bytes);
      return { path: written, ...(failures.length > 0 ? { instead: failures.join('; ') } : {}) };
    } catch (error) {
      if (!isSystemError(error)) throw error;
      failures.push(`${printable(path)}: ${systemErrorInWords(error.code)} (${error.code})`);
    }
  }
  throw new UserError(`The bundle could not be written: ${failures.join('; ')}.`, {
    hint: 'Send it to another machine instead: stanch capture … --out - | ssh HOST "cat > bundle.tar.gz"',
  });
}

/** Never over another file: where there is one, a number is added. */
async function writeNew(path: string, bytes: Buffer): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : path.replace(/(\.tar\.gz)?$/, `-${number}$1`);
    let file: OwnFile;
    try {
      file = await open(candidate, 'wx', 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && number < 100) continue;
      throw error;
    }
    try {
      await file.writeFile(bytes);
      await file.sync();
      return candidate;
    } catch (error) {
      await unlink(candidate).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }
}
