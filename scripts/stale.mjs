// Whether dist/ was built from what is there now.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const SOURCES = [
  'cli',
  'content',
  'core',
  'drills',
  'runbooks',
  'case-studies',
  'guides',
  'scripts/build.mjs',
  'scripts/build',
  'scripts/commands',
  'scripts/finder',
  'scripts/site-package.mjs',
  'scripts/site-pages.ts',
  'site/settings.ts',
  'site/src',
  'CONTRIBUTING.md',
  'package.json',
  'package-lock.json',
];

/** Holds the hash of everything dist/ was built from. */
export const BUILT_FROM = 'built-from';

export function isBuilt() {
  const stamp = join(ROOT, 'dist', BUILT_FROM);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();
}

/** By content: a checkout gives files new times, and a deleted file leaves none. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(listFiles)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function listFiles(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`));
}
