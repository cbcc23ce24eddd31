import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../core/errors.ts';
import { quote, reportInto } from '../core/knowledge/report.ts';
import type { Finding } from '../core/knowledge/types.ts';

/** A Markdown file as it lies on disk. */
export interface FoundFile {
  /** Relative to its folder: `runbooks/fd-leak.md`. */
  readonly path: string;
  /** The folder as it was named. */
  readonly root: string;
  readonly bytes: Buffer;
}

/** What lies in some folders, and what could not be taken. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly findings: readonly Finding[];
}

export const FOLDERS = ['runbooks', 'case-studies', 'guides'] as const;
const MOST_BYTES = 2_000_000;

/**
 * Finds and reads the Markdown (a README is for people, and left out) of folders that each hold `runbooks/`,
 * `case-studies/` or `guides/`, in the order given: the first has precedence; relative ones start at `from`. Nothing
 * outside a folder is read, whatever its links say.
 * @throws UserError when a folder cannot be read or is not a library.
 */
export function readFiles(directories: readonly string[], from = process.cwd()): FoundFiles {
  const files: FoundFile[] = [];
  const findings: Finding[] = [];
  for (const root of directories) {
    const real = openFolder(root, from);
    const inside = list(real)?.map(({ name }) => name) ?? [];
    const present = FOLDERS.filter((folder) => inside.includes(folder));
    if (present.length === 0)
      throw new UserError(`${quote(root)} holds no library: it has none of runbooks/, case-studies/ and guides/`, {
        hint: 'Name the folder above them: stanch check DIR',
      });
    for (const folder of present) {
      // A linked folder outside would show the names of its files, if not their text.
      const below = openFolder(folder, real);
      if (!isInside(below, real)) throw notAFolder(join(root, folder), 'leads out of the folder it lies in');
      const entries = list(below);
      if (!entries) throw notAFolder(join(root, folder), 'is not a folder');
      for (const entry of entries.sort(byName)) readEntry({ root, real, below, path: `${folder}/${entry.name}`, entry }, files, findings);
    }
  }
  return { files, findings };
}

function openFolder(root: string, from: string): string {
  try {
    return realpathSync.native(resolve(from, root));
  } catch (cause) {
    throw unreadable(root, cause);
  }
}

function list(directory: string): Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (cause) {
    if (code(cause) === 'ENOTDIR') return undefined;
    throw unreadable(directory, cause);
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);
const isInside = (path: string, folder: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

function notAFolder(path: string, why: string): UserError {
  return new UserError(`${quote(path)} ${why}`, { hint: 'runbooks, case-studies and guides are folders of Markdown files' });
}

interface Entry {
  readonly root: string;
  readonly real: string;
  readonly below: string;
  readonly path: string;
  readonly entry: Dirent;
}

function readEntry({ root, real, below, path, entry }: Entry, files: FoundFile[], findings: Finding[]): void {
  const shown = root === '.' ? path : `${root}/${path}`;
  const report = reportInto(findings, shown);
  const isMarkdown = path.endsWith('.md');
  if (entry.isFile() && (!isMarkdown || entry.name === 'README.md')) return;
  let descriptor: number | undefined;
  try {
    const named = join(below, entry.name);
    // Only a link has to be followed to see where it leads; thousands of plain files need not pay for that.
    const target = entry.isSymbolicLink() ? realpathSync.native(named) : named;
    if (!isInside(target, real)) {
      if (isMarkdown) report('file-readable', undefined, 'link out of the folder', 'a file inside it');
      return;
    }
    // A link swapped in meanwhile is not followed; O_NONBLOCK keeps a named pipe from hanging us.
    descriptor = openSync(target, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) report('file-place', undefined, 'folder', `Markdown files directly in ${path.split('/')[0]}/`);
    else if (!isMarkdown || entry.name === 'README.md') return;
    else if (!stat.isFile()) report('file-readable', undefined, 'special file', 'a regular file');
    else if (stat.size > MOST_BYTES) report('file-readable', undefined, `size of ${stat.size} bytes`, `at most ${MOST_BYTES}`);
    else files.push({ path, root, bytes: readFileSync(descriptor) });
  } catch (cause) {
    if (isMarkdown) throw unreadable(shown, cause);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function unreadable(path: string, cause: unknown): UserError {
  const why: Record<string, string> = { ENOENT: 'it does not exist', EACCES: 'permission denied', EPERM: 'permission denied', ENOTDIR: 'it is not a folder' };
  const reason = why[code(cause) ?? ''] ?? code(cause) ?? 'unknown error';
  return new UserError(`Cannot read ${quote(path)}: ${reason}`, { hint: `Look at it with: ls -la ${JSON.stringify(path)}`, cause });
}

function code(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
