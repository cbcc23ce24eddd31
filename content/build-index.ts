import { formatFinding } from '../core/knowledge/check.ts';
import { assembleLibrary } from '../core/knowledge/library.ts';
import type { Library } from '../core/knowledge/types.ts';
import { readFolders } from './folders.ts';

/**
 * The library of a folder, for the build to store.
 * @throws Error that lists the findings when there are any: a package with broken knowledge is not built.
 */
export function buildIndex(root: string): Library {
  const { files, findings } = readFolders([root]);
  const assembled = assembleLibrary(files);
  const all = [...findings, ...assembled.findings];
  if (all.length > 0) throw new Error(`the library has ${all.length} findings:\n${all.map(formatFinding).join('\n')}`);
  return assembled.library;
}
