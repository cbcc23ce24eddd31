import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { UserError } from '../core/errors.ts';
import { quote, reportInto } from '../core/knowledge/report.ts';
import type { Finding, SourceFile } from '../core/knowledge/types.ts';
import { bundledRoot } from './package-root.ts';

/** A postmortem has at most a million characters, which the check of its text holds it to. */
const MOST_BYTES = 4_000_000;
/** A folder with more is no folder of postmortems. */
const MOST_NEIGHBOURS = 500;

/** A file that could be taken, or the finding that says why not. */
export type Taken = { readonly file: SourceFile } | { readonly finding: Finding };

/**
 * Reads one postmortem; what is too long, not a regular file or not text is a finding.
 * @throws UserError when there is no such file or it may not be read.
 */
export function readPostmortemFile(path: string, from: string): Taken {
  let descriptor: number | undefined;
  try {
    // A named pipe without a writer would hang an ordinary open.
    descriptor = openSync(resolve(from, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw new UserError(`${quote(path)} is a folder.`, { hint: `Name its files: ${join(path, '*.md')}` });
    if (!stat.isFile()) return { finding: unreadable(path, 'special file', 'a regular file') };
    if (stat.size > MOST_BYTES) return { finding: tooLong(path, `${stat.size} bytes`) };
    return decoded(path, readFileSync(descriptor));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = { ENOENT: 'it does not exist', EACCES: 'permission denied', EPERM: 'permission denied' }[code] ?? code;
    throw new UserError(`Cannot read ${quote(path)}: ${why}.`, { hint: `Look at it with: ls -la ${JSON.stringify(path)}`, cause });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads a postmortem from standard input; stops where it is too long. */
export async function readPostmortemStream(stream: Readable, name: string): Promise<Taken> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    pieces.push(Buffer.from(piece));
    bytes += pieces.at(-1)?.length ?? 0;
    if (bytes > MOST_BYTES) return { finding: tooLong(name, `more than ${MOST_BYTES} bytes`) };
  }
  return decoded(name, Buffer.concat(pieces));
}

/** The other postmortems in the folder of a file, by what their front matter says they are; those that cannot be read are left out. */
export function readNeighbours(path: string, from: string): readonly SourceFile[] {
  const folder = dirname(resolve(from, path));
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) === '.md' && entry.name !== basename(path))
    .map(({ name }) => name)
    .sort()
    .slice(0, MOST_NEIGHBOURS);
  return names.flatMap((name) => {
    try {
      const taken = readPostmortemFile(name, folder);
      return 'file' in taken && /^kind:\s*postmortem\s*$/m.test(taken.file.text.slice(0, 4096)) ? [taken.file] : [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [];
    }
  });
}

/** Tells whether a link of a postmortem leads to something: beside it on disk, or in the bundled library, which drafts link as `../runbooks/…`. */
export function existsBeside(path: string, from: string): (link: string) => boolean {
  const folder = dirname(resolve(from, path));
  return (link) => !link.includes('\0') && (existsSync(join(folder, link)) || existsSync(join(bundledRoot(), 'postmortems', link)));
}

function decoded(path: string, bytes: Buffer): Taken {
  try {
    return { file: { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) } };
  } catch {
    return { finding: unreadable(path, 'bytes that are not UTF-8', 'UTF-8 text') };
  }
}

const tooLong = (path: string, size: string): Finding => unreadable(path, `size of ${size}`, `at most ${MOST_BYTES} bytes`);

function unreadable(path: string, unexpected: string, expected: string): Finding {
  const findings: Finding[] = [];
  reportInto(findings, path)('file-readable', undefined, unexpected, expected);
  return findings[0] as Finding;
}
