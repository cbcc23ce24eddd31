import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the package, which holds `runbooks/` and `case-studies/`: the nearest one above this module, be it the
 * source (`content/*.ts`) or the bundle (`dist/*.js`, or a chunk below it).
 */
export function bundledRoot(): string {
  for (let folder = here(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'runbooks', 'symptoms.md')) || existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package folder above ${here()}`);
  }
}

const here = (): string => dirname(fileURLToPath(import.meta.url));
