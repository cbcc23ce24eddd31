import { hash } from 'node:crypto';
import { joinParts } from '../core/knowledge/join.ts';
import type { Library } from '../core/knowledge/types.ts';
import { type Cache, keep, type OwnKnowledge, readKept, readKnown } from './own-cache.ts';
import { readFiles } from './read-files.ts';
import { knowledgeOf } from './store.ts';

export interface OwnOptions {
  /** Where relative folders start. */
  readonly from: string;
  /** Where what was read is kept for the next time; absent: nowhere. */
  readonly cache?: Cache | undefined;
  /** Called now and then while files are read that were not known yet. */
  readonly onProgress?: ((read: number, of: number) => void) | undefined;
}

/**
 * The bundled knowledge with own folders laid over it. What was read is kept under the hash of everything it was read
 * from, so that it can be old but never wrong; after a change only the files that changed are read again.
 * @throws UserError when a folder cannot be read.
 */
export async function openWithOwn(folders: readonly string[], loadBundled: () => Promise<Library>, options: OwnOptions): Promise<OwnKnowledge> {
  const { from, cache, onProgress } = options;
  const found = readFiles(folders, from);
  const files = found.files.map((file) => ({ ...file, hash: hash('sha256', file.bytes) }));
  const key = hash('sha256', files.map((file) => `${file.hash} ${file.path}`).join('\0'));
  const kept = cache && readKept(cache, key);
  // What could not be taken is in no hash: it is counted each time.
  const left = found.findings.length;
  if (kept) return { ...kept, wrong: kept.wrong + left };
  const { readOwn } = await import('./read-own.ts');
  const bundled = await loadBundled();
  const read = readOwn(files, { bundled, known: cache ? readKnown(cache) : new Map(), onProgress });
  const library = joinParts([bundled, ...read.parts]);
  if (cache) await keep(cache, key, library, { wrong: read.wrong, files: read.files });
  return { knowledge: knowledgeOf(library), wrong: read.wrong + left };
}
