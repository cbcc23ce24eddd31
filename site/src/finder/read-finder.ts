import { existsSync, readFileSync } from 'node:fs';
import type { FinderBundle } from '../../../core/match/finder-data.ts';

/**
 * The matcher for browsers, as the build of the program left it.
 * @throws Error when there was no build.
 */
export function readFinder(root: string): FinderBundle {
  const file = `${root}dist/finder.json`;
  if (!existsSync(file)) throw new Error('dist/finder.json is missing, and with it the symptom finder. Make it with: npm run build');
  return JSON.parse(readFileSync(file, 'utf8')) as FinderBundle;
}
