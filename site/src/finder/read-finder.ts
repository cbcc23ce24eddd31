import { readFileSync } from 'node:fs';
import type { FinderBundle } from '../../../core/match/finder-data.ts';
import { builtFile } from '../built.ts';

/**
 * The matcher for browsers, as the build of the program left it.
 * @throws Error when there was no build.
 */
export function readFinder(root: string): FinderBundle {
  return JSON.parse(readFileSync(builtFile(root, 'finder.json'), 'utf8')) as FinderBundle;
}
