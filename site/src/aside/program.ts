import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finderData } from '../../../core/match/finder-data.ts';
import { PACKAGE } from '../../settings.ts';
import { readFinder } from '../finder/read-finder.ts';
import { readSiteLibrary, type SiteLibrary } from '../knowledge/site-library.ts';
import { madePages } from '../made/index.ts';
import type { Given, WrittenFiles } from './start.ts';

const { base, layers, folder } = JSON.parse(process.argv[2] ?? '') as Given;
// Nobody waits any more.
process.once('disconnect', () => process.exit());
// In the order in which they are waited for.
process.send?.({ made: madePages(PACKAGE, base) });
const { json, findings } = readSiteLibrary(layers);
const { script, literals } = readFinder(PACKAGE);
const files = write({ library: json, script, data: finderData(literals, JSON.parse(json) as SiteLibrary) });
process.send?.({ written: { files, findings } }, () => process.exit());

function write(texts: Readonly<Record<'library' | 'script' | 'data', string>>): WrittenFiles {
  const [library, script, data] = ['library.json', 'finder.js', 'finder.json'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(folder, { recursive: true });
  writeFileSync(library, texts.library);
  writeFileSync(script, texts.script);
  writeFileSync(data, texts.data);
  const hash = createHash('sha256');
  for (const text of Object.values(texts)) hash.update(text);
  return { library, script, data, digest: hash.digest('hex').slice(0, 12) };
}
