import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledRoot, loadBundled } from '../../content/bundled.ts';

let installed = '';

beforeAll(async () => {
  installed = mkdtempSync(join(tmpdir(), 'stanch-package-'));
  for (const part of ['package.json', 'runbooks', 'case-studies', 'guides']) cpSync(join(bundledRoot(), part), join(installed, part), { recursive: true });
  await build({
    entryPoints: [join(bundledRoot(), 'content/bundled.ts')],
    outdir: join(installed, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    // gray-matter is CommonJS and asks for fs.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
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

test('the bundle reads the Markdown next to it when it has no index', async () => {
  const bundle = await load('markdown');
  expect(bundle.bundledRoot()).toBe(installed);
  expect(await bundle.loadBundled()).toEqual(await loadBundled());
});

test('the bundle reads its index when it has one', async () => {
  writeFileSync(join(installed, 'dist/library.json'), '{"symptoms":[]}');
  expect(await (await load('index')).loadBundled()).toEqual({ symptoms: [] });
});

test('a damaged index is passed over', async () => {
  writeFileSync(join(installed, 'dist/library.json'), '{"symptoms":[');
  expect(await (await load('damaged')).loadBundled()).toEqual(await loadBundled());
});
