import { getEntry } from 'astro:content';
import type { Library } from '../../../core/knowledge/types.ts';

/** The library, and which of its symptoms, checklist items and other messages came from folders after the first. */
export interface SiteLibrary extends Library {
  readonly added: { readonly symptoms: readonly string[]; readonly prevention: readonly string[]; readonly context: readonly string[] };
}

/** The cross-linked library that `library-loader.ts` stored; back-links come from here. */
export async function getLibrary(): Promise<SiteLibrary> {
  const entry = await getEntry('library', 'library');
  if (entry === undefined) throw new Error('The library was not loaded. Start the build again.');
  return entry.data as unknown as SiteLibrary;
}
