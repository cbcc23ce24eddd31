import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library } from '../core/knowledge/types.ts';
import { readFolders } from './folders.ts';
import { bundledRoot } from './package-root.ts';
import { type Knowledge, knowledgeOf, readStore } from './store.ts';

/** What comes with the program: as the build stored it, else from the Markdown itself. */
export async function openBundled(): Promise<Knowledge> {
  const folder = storeFolder();
  const stored = folder && readStore(folder);
  if (stored) return stored;
  // The Markdown parser is most of the start-up time; whoever has the store never pays for it.
  const { assembleLibrary } = await import('../core/knowledge/library.ts');
  return knowledgeOf(assembleLibrary(readFolders([bundledRoot()]).files).library);
}

/** The library that comes with the program. */
export async function loadBundled(): Promise<Library> {
  return (await openBundled()).library;
}

const here = (): string => dirname(fileURLToPath(import.meta.url));

/** Only for the bundle: for the source a store would be stale. A damaged one is passed over, the Markdown is there. */
function storeFolder(): string | undefined {
  const dist = join(bundledRoot(), 'dist');
  return `${here()}${sep}`.startsWith(dist + sep) ? join(dist, 'library') : undefined;
}
