import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What the build of the program leaves for every site. */
export type BuiltFile = 'site-aside.js' | 'finder.json' | 'made-pages.json' | 'templates.json';

/**
 * Where such a file is; `root` is the package.
 * @throws Error when there was no build.
 */
export function builtFile(root: string, name: BuiltFile): string {
  const file = join(root, 'dist', name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing, and no site can be built without it. Make it with: npm run build`);
  return file;
}
