import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FinderBundle } from '../../../core/match/finder-data.ts';

/** The matcher for browsers: made from the sources where they are, else the one that came with the package. */
export async function readFinder(root: string): Promise<FinderBundle> {
  const maker = `${root}scripts/finder/bundle.ts`;
  if (!existsSync(maker)) return JSON.parse(await readFile(`${root}dist/finder.json`, 'utf8')) as FinderBundle;
  const { bundleFinder } = (await import(maker)) as { bundleFinder(): Promise<FinderBundle> };
  return bundleFinder();
}
