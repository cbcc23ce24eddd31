import { expect, test } from 'vitest';
import { buildIndex } from '../../content/build-index.ts';
import { bundledRoot, loadBundled, loadLibrary } from '../../content/bundled.ts';
import { readFolders } from '../../content/folders.ts';
import { checkLibrary, formatFinding } from '../../core/knowledge/check.ts';

test('the bundled runbooks and case studies have nothing wrong', () => {
  const { files, findings } = readFolders([bundledRoot()]);
  const all = [...findings, ...checkLibrary(files.map((file) => ({ ...file, root: '.' })))];
  expect(all.map(formatFinding)).toEqual([]);
});

test('the index of the build is the library that is read at run time', async () => {
  expect(JSON.parse(JSON.stringify(buildIndex(bundledRoot())))).toEqual(await loadBundled());
});

test('a folder laid over the bundled one cannot replace it', async () => {
  const { library, findings } = await loadLibrary([bundledRoot()]);
  expect(library).toEqual(await loadBundled());
  expect(findings.length).toBeGreaterThan(0);
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['id-unique']));
});
