import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { quote } from '../core/knowledge/report.ts';
import type { Finding, SourceFile } from '../core/knowledge/types.ts';
import { readPostmortemFile } from './read-postmortems.ts';

/** Deeper folders hold something else. */
const DEEPEST = 4;
const MOST_FILES = 5000;

export interface FoundPostmortems {
  readonly files: readonly SourceFile[];
  /** Of files that were named and could not be taken. */
  readonly findings: readonly Finding[];
  /** A sentence for each folder of which not all was looked at. */
  readonly left: readonly string[];
}

/**
 * The postmortems among files and below folders, by what their front matter says they are; a file that was named is
 * taken as one. Folders that begin with a dot and `node_modules` are left out, links are not followed.
 * @throws UserError when what was named is not there or may not be read.
 */
export function findPostmortems(names: readonly string[], from: string): FoundPostmortems {
  const files = new Map<string, SourceFile>();
  const findings: Finding[] = [];
  const left: string[] = [];
  for (const name of names) {
    const isFolder = statSync(resolve(from, name), { throwIfNoEntry: false })?.isDirectory() === true;
    if (!isFolder) {
      const taken = readPostmortemFile(name, from);
      if ('file' in taken) files.set(resolve(from, name), taken.file);
      else findings.push(taken.finding);
      continue;
    }
    const found = markdownBelow(resolve(from, name), '', DEEPEST);
    if (found.length > MOST_FILES) left.push(`Of the ${found.length} files below ${quote(name)} the first ${MOST_FILES} were looked at.`);
    for (const path of found.slice(0, MOST_FILES)) {
      const file = postmortemAt(name === '.' ? path : join(name, path), from);
      if (file) files.set(resolve(from, name, path), file);
    }
  }
  return { files: [...files.values()], findings, left };
}

/** Whether the text is that of a postmortem, by its head. */
export function isPostmortem(text: string): boolean {
  return /^\uFEFF?---\r?\n/.test(text) && /^kind:[ \t]*["']?postmortem["']?[ \t]*\r?$/m.test(text.slice(0, 4096));
}

function postmortemAt(path: string, from: string): SourceFile | undefined {
  try {
    const taken = readPostmortemFile(path, from);
    return 'file' in taken && isPostmortem(taken.file.text) ? taken.file : undefined;
  } catch (error) {
    // Of a whole folder the rest counts.
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

function markdownBelow(folder: string, under: string, depth: number): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(under, entry.name);
        if (entry.isFile()) return entry.name.endsWith('.md') ? [path] : [];
        const skipped = !entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules' || depth === 0;
        return skipped ? [] : markdownBelow(join(folder, entry.name), path, depth - 1);
      });
  } catch (cause) {
    if (under !== '') return [];
    throw new UserError(`Cannot read the folder ${quote(folder)}.`, { hint: `Look at it with: ls -la ${JSON.stringify(folder)}`, cause });
  }
}
