import { getEntry } from 'astro:content';
import type { Library } from '../../../core/knowledge/types.ts';

/** The cross-linked library that `library-loader.ts` stored; back-links come from here. */
export async function getLibrary(): Promise<Library> {
  const entry = await getEntry('library', 'library');
  if (entry === undefined) throw new Error('The library was not loaded. Start the build again.');
  return entry.data as unknown as Library;
}
