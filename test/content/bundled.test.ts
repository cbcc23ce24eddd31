import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBundled, openBundled } from '../../content/bundled.ts';
import { bundledRoot } from '../../content/package-root.ts';
import { cutIntoPieces, writeStore } from '../../content/store.ts';

let installed = '';

beforeAll(async () => {
  installed = mkdtempSync(join(tmpdir(), 'stanch-package-'));
  for (const part of ['package.json', 'runbooks', 'case-studies', 'guides']) cpSync(join(bundledRoot(), part), join(installed, part), { recursive: true });
  await build({
    input: join(bundledRoot(), 'content/bundled.ts'),
    platform: 'node',
    logLevel: 'silent',
    output: { dir: join(installed, 'dist'), format: 'esm' },
  });
}, 30_000);

afterAll(() => {
  rmSync(installed, { recursive: true, force: true });
});

// A query makes Node load the module anew.
const load = (again: string): Promise<typeof import('../../content/bundled.ts')> =>
  import(`${pathToFileURL(join(installed, 'dist/bundled.js')).href}?${again}`);

test('the source finds the package folder', () => {
  expect(bundledRoot()).toBe(join(import.meta.dirname, '../..'));
});

test('the bundle reads the Markdown next to it when it has no store', async () => {
  const bundle = await load('markdown');
  expect(await bundle.loadBundled()).toEqual(await loadBundled());
});

test('the bundle reads its store when it has one', async () => {
  const symptoms = [{ id: 'drips', text: 'It drips', causes: [], probes: [] }];
  const library = { ...(await loadBundled()), symptoms };
  writeStore(join(installed, 'dist/library'), cutIntoPieces(library));
  expect(await (await load('store')).loadBundled()).toEqual(library);
});

test('a damaged store is passed over', async () => {
  truncateSync(join(installed, 'dist/library/titles.json'), 100);
  expect(await (await load('damaged')).loadBundled()).toEqual(await loadBundled());
});

test('damaged pages are said, not shown as empty ones', async () => {
  writeStore(join(installed, 'dist/library'), cutIntoPieces(await loadBundled()));
  truncateSync(join(installed, 'dist/library/pages.json'), 1000);
  const { runbooks } = await (await load('pages')).loadBundled();
  expect(() => runbooks[0]?.sections).toThrow(/is damaged/);
});

test.each(['signatures', 'search', 'words'])('damaged %s are made anew from the library', async (piece) => {
  writeStore(join(installed, 'dist/library'), cutIntoPieces(await loadBundled()));
  truncateSync(join(installed, `dist/library/${piece}.json`), 1000);
  const { index } = await (await load(piece)).openBundled();
  expect(JSON.stringify(index)).toBe(JSON.stringify((await openBundled()).index));
});
