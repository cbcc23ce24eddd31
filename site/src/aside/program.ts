import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finderData } from '../../../core/match/finder-data.ts';
import { emptyTemplate } from '../../../core/postmortem/draft.ts';
import { TEMPLATES } from '../../../core/postmortem/templates/index.ts';
import { readFinder } from '../finder/read-finder.ts';
import { readSiteLibrary, type SiteLibrary } from '../knowledge/site-library.ts';
import { madePages } from '../made/index.ts';
import type { Given, WrittenFiles } from './start.ts';

const { root, base, layers, folder } = JSON.parse(process.argv[2] ?? '') as Given;
// Nobody waits any more.
process.once('disconnect', () => process.exit());
// In the order in which they are waited for.
process.send?.({ made: madePages(root, base) });
const { json, findings } = readSiteLibrary(layers);
const { script, literals } = readFinder(root);
const templates = Object.fromEntries(TEMPLATES.map((template) => [template.name, emptyTemplate(template)]));
const texts = { library: json, script, data: finderData(literals, JSON.parse(json) as SiteLibrary), templates: JSON.stringify(templates) };
process.send?.({ written: { files: write(texts), findings } }, () => process.exit());

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
    templates: put('templates', 'templates.json'),
  };
  return { ...files, digest: hash.digest('hex').slice(0, 12) };
}
