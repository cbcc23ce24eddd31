import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finderData } from '../../../core/match/finder-data.ts';
import { builtFile } from '../built.ts';
import { readFinder } from '../finder/read-finder.ts';
import { readSiteLibrary, type SiteLibrary } from '../knowledge/site-library.ts';
import type { Given, Written, WrittenFiles } from './start.ts';

const { root, layers, folder } = JSON.parse(process.argv[2] ?? '') as Given;
// Nobody waits any more.
process.once('disconnect', () => process.exit());
const { json, findings } = readSiteLibrary(layers);
const { script, literals } = readFinder(root);
const texts = {
  library: json,
  script,
  data: finderData(literals, JSON.parse(json) as SiteLibrary),
  templates: readFileSync(builtFile(root, 'templates.json'), 'utf8'),
};
const written: Written = { files: write(texts), findings };
process.send?.(written, () => process.exit());

function write(contents: typeof texts): WrittenFiles {
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  const put = (kind: keyof typeof texts, name: string): string => {
    const file = join(folder, name);
    // In one step: while somebody edits, a page may be reading the one before.
    writeFileSync(`${file}.new`, contents[kind]);
    renameSync(`${file}.new`, file);
    hash.update(contents[kind]);
    return file;
  };
  const files = {
    library: put('library', 'library.json'),
    script: put('script', 'finder.js'),
    data: put('data', 'finder.json'),
    // Copied: a build may write its pages into the very folder that holds it, and empties that first.
    templates: put('templates', 'templates.json'),
  };
  return { ...files, digest: hash.digest('hex').slice(0, 12) };
}
