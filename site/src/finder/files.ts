import { readFileSync } from 'node:fs';
import { address } from '../knowledge/address.ts';
import { writtenFiles } from '../knowledge/library.ts';

/** The two files of the finder, as they are published. */
interface FinderFiles {
  readonly script: string;
  readonly data: string;
}

/** What the browser loads once somebody writes something: the matcher, and what it knows of the library. */
export async function finderFiles(): Promise<FinderFiles> {
  const { script, data } = await writtenFiles();
  return { script: readFileSync(script, 'utf8'), data: readFileSync(data, 'utf8') };
}

/**
 * Where a page finds them. One asks the other for what was taken out of it, so that a browser must never pair an old one with a
 * new one: both carry one hash, of all that was written with them.
 */
export async function finderAddresses(): Promise<FinderFiles> {
  const { digest } = await writtenFiles();
  return { script: `${address('finder')}script.js?${digest}`, data: `${address('finder')}data.json?${digest}` };
}
