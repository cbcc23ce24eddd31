import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../core/errors.ts';
import { quote, reportInto } from '../core/knowledge/report.ts';
import type { Finding, SourceFile } from '../core/knowledge/types.ts';

/** What lies in some folders: the Markdown files, and what could not be taken. */
export interface FolderContents {
  readonly files: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

const FOLDERS = ['runbooks', 'case-studies'] as const;
const MOST_BYTES = 2_000_000;

/**
 * Reads the Markdown (a README is for people, and left out) of folders that each hold `runbooks/`, `case-studies/` or both, in the order given: the first
 * has precedence; relative ones start at `from`. Nothing outside a folder is read, whatever its links say.
 * @throws UserError when a folder cannot be read or is not a library.
 */
export function readFolders(directories: readonly string[], from = process.cwd()): FolderContents {
  const files: SourceFile[] = [];
  const findings: Finding[] = [];
  for (const root of directories) {
    const real = openFolder(root, from);
    const present = FOLDERS.filter((folder) => list(real)?.includes(folder));
    if (present.length === 0)
      throw new UserError(`${quote(root)} holds no library: it has neither runbooks/ nor case-studies/`, {
        hint: 'Name the folder above them: stanch check DIR',
      });
    for (const folder of present) {
      // A linked folder outside would show the names of its files, if not their text.
      if (!isInside(openFolder(folder, real), real)) throw notAFolder(join(root, folder), 'leads out of the folder it lies in');
      const names = list(join(real, folder));
      if (!names) throw notAFolder(join(root, folder), 'is not a folder');
      for (const name of names.sort()) readEntry({ root, real, path: `${folder}/${name}` }, files, findings);
    }
  }
  return { files, findings };
}

function openFolder(root: string, from: string): string {
  try {
    return realpathSync(resolve(from, root));
  } catch (cause) {
    throw unreadable(root, cause);
  }
}

function list(directory: string): string[] | undefined {
  try {
    return readdirSync(directory);
  } catch (cause) {
    if (code(cause) === 'ENOTDIR') return undefined;
    throw unreadable(directory, cause);
  }
}

const isInside = (path: string, folder: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

function notAFolder(path: string, why: string): UserError {
  return new UserError(`${quote(path)} ${why}`, { hint: 'runbooks and case-studies are folders of Markdown files' });
}

function readEntry({ root, real, path }: { root: string; real: string; path: string }, files: SourceFile[], findings: Finding[]): void {
  const shown = root === '.' ? path : `${root}/${path}`;
  const report = reportInto(findings, shown);
  const isMarkdown = path.endsWith('.md');
  let descriptor: number | undefined;
  try {
    // The descriptor is opened on the resolved path, so that a link swapped in between is not followed; O_NONBLOCK
    // keeps a named pipe from hanging us.
    const target = realpathSync(join(real, path));
    if (!isInside(target, real)) {
      if (isMarkdown) report('file-readable', undefined, 'link out of the folder', 'a file inside it');
      return;
    }
    descriptor = openSync(target, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) report('file-place', undefined, 'folder', `Markdown files directly in ${path.split('/')[0]}/`);
    else if (!isMarkdown || path.endsWith('/README.md')) return;
    else if (!stat.isFile()) report('file-readable', undefined, 'special file', 'a regular file');
    else if (stat.size > MOST_BYTES) report('file-readable', undefined, `size of ${stat.size} bytes`, `at most ${MOST_BYTES}`);
    else files.push({ path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(descriptor)), root });
  } catch (cause) {
    if (cause instanceof TypeError) report('file-readable', undefined, 'bytes that are not UTF-8', 'UTF-8 text');
    else if (isMarkdown) throw unreadable(shown, cause);
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
