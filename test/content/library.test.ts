import { expect, test } from 'vitest';
import { buildIndex } from '../../content/build-index.ts';
import { loadBundled } from '../../content/bundled.ts';
import { readFolders } from '../../content/folders.ts';
import { bundledRoot } from '../../content/package-root.ts';
import { checkLibrary, formatFinding } from '../../core/knowledge/check.ts';
import { assembleLibrary } from '../../core/knowledge/library.ts';

const ADDING = ['runbooks/symptoms.md', 'runbooks/prevention.md', 'runbooks/other-messages.md'];

test('the bundled runbooks and case studies have nothing wrong', () => {
  const { files, findings } = readFolders([bundledRoot()]);
  const all = [...findings, ...checkLibrary(files.map((file) => ({ ...file, root: '.' })))];
  expect(all.map(formatFinding)).toEqual([]);
});

test('what the build stores is the library that is read at run time', async () => {
  expect(JSON.parse(JSON.stringify(buildIndex(bundledRoot())))).toEqual(JSON.parse(JSON.stringify(await loadBundled())));
});

test('a folder laid over the bundled one cannot replace it', async () => {
  const { files } = readFolders([bundledRoot(), bundledRoot()]);
  const { library, findings } = assembleLibrary(files);
  expect(library).toEqual(await loadBundled());
  // A page comes once; of those whose rows add up, a symptom comes once, and an item of the checklist or another message is the same one.
  const pages = [...new Set(files.map(({ path }) => path))].filter((path) => !ADDING.includes(path));
  const said = findings.map(({ rule, message }) => `${rule}: ${/^Unexpected (?:file \S+, which would replace|second symptom)/.exec(message)?.[0]}`);
  expect(said.toSorted()).toEqual(
    [
      ...pages.map((path) => `id-unique: Unexpected file ${path}, which would replace`),
      ...library.symptoms.map(() => 'id-unique: Unexpected second symptom'),
    ].toSorted(),
  );
});
