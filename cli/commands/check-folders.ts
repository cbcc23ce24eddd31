import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFolders } from '../../content/folders.ts';
import { bundledRoot } from '../../content/package-root.ts';
import { checkLibrary } from '../../core/knowledge/check.ts';
import type { Finding } from '../../core/knowledge/types.ts';

/** Folders that were checked, and what is wrong in them. */
export interface CheckedFolders {
  readonly directories: readonly string[];
  /** What they were checked on top of: the bundled library, or nothing when they are a library of their own. */
  readonly base: readonly string[];
  readonly findings: readonly Finding[];
  /** How many files they hold. */
  readonly files: number;
}

/**
 * Checks folders. One with its own playbook is a library of its own; any other adds to the bundled one, and links into it.
 * @throws UserError when a folder cannot be read or is not a library.
 */
export function checkFolders(named: readonly string[], cwd: string): CheckedFolders {
  const directories = named.map((name) => name.replace(/(?<=.)\/+$/, ''));
  const isWhole = directories.some((directory) => existsSync(resolve(cwd, directory, 'runbooks/playbook.md')) || directory === bundledRoot());
  const base = isWhole ? [] : [bundledRoot()];
  const contents = readFolders([...base, ...directories], cwd);
  const own = (file: string): boolean => !base.some((root) => file.startsWith(`${root}/`));
  const findings = [...contents.findings, ...checkLibrary(contents.files)].filter((finding) => own(finding.file));
  return { directories, base, findings, files: contents.files.filter(({ root }) => !base.includes(root ?? '')).length };
}
