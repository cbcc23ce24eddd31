import { formatFinding } from '../core/knowledge/check.ts';
import { assembleLibrary } from '../core/knowledge/library.ts';
import { readFolders } from './folders.ts';
import { cutIntoPieces, type Pieces } from './store.ts';

/**
 * The library of a folder, as the build stores it in `dist/library/`.
 * @throws Error that lists the findings when there are any: a package with broken knowledge is not built.
 */
export function buildIndex(root: string): Pieces {
  const { files, findings } = readFolders([root]);
  const assembled = assembleLibrary(files);
  const all = [...findings, ...assembled.findings];
  if (all.length > 0) throw new Error(`the library has ${all.length} findings:\n${all.map(formatFinding).join('\n')}`);
  return cutIntoPieces(assembled.library);
}
