import { createHash } from 'node:crypto';
import bundle from 'virtual:finder';
import { finderData } from '../../../core/match/finder-data.ts';
import { address } from '../knowledge/address.ts';
import { getLibrary } from '../knowledge/library.ts';

/** The two files of the finder, as they are published. */
interface FinderFiles {
  readonly script: string;
  readonly data: string;
}

let made: Promise<FinderFiles> | undefined;

/** Made once a build, for the data is as large as the library; while somebody writes the library, each time. */
export function finderFiles(): Promise<FinderFiles> {
  if (import.meta.env.DEV) made = undefined;
  made ??= getLibrary().then((library) => ({ script: bundle.script, data: finderData(bundle.literals, library) }));
  return made;
}

/**
 * Where a page finds them. One asks the other for what was taken out of it, so that a browser must never pair an old one with a
 * new one: both carry the hash of both.
 */
export async function finderAddresses(): Promise<FinderFiles> {
  const { script, data } = await finderFiles();
  const version = createHash('sha256').update(script).update(data).digest('hex').slice(0, 12);
  return { script: `${address('finder')}script.js?${version}`, data: `${address('finder')}data.json?${version}` };
}
