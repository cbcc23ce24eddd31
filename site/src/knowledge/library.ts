import { getEntry } from 'astro:content';
import { readFileSync } from 'node:fs';
import type { WrittenFiles } from '../aside/start.ts';
import type { SiteLibrary } from './site-library.ts';

let read: { readonly digest: string; readonly library: SiteLibrary } | undefined;

/**
 * The cross-linked library; back-links come from here. It lies in a file, because a collection of Astro takes its entries apart
 * and puts them together several times on their way to a page.
 */
export async function getLibrary(): Promise<SiteLibrary> {
  const { library, digest } = await writtenFiles();
  if (read?.digest !== digest) read = { digest, library: JSON.parse(readFileSync(library, 'utf8')) as SiteLibrary };
  return read.library;
}

/** Where `library-loader.ts` says that the files about the library lie. */
export async function writtenFiles(): Promise<WrittenFiles> {
  const entry = await getEntry('library', 'library');
  if (entry === undefined) throw new Error('The library was not loaded. Start the build again.');
  return entry.data as unknown as WrittenFiles;
}
