import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BLOCKS, type Block, RUNBOOKS } from '../fixtures/fixes/blocks.ts';
import { compile, layOut } from '../fixtures/fixes/compile.ts';
import { LANGUAGES } from '../fixtures/fixes/languages.ts';

const folders: string[] = [];
const makeFolder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'stanch-fixes-'))) - 1]!;

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test.each(RUNBOOKS.map(({ id }) => id))('%s shows its leak and its repair in at least two languages', (id) => {
  const blocks = BLOCKS.filter(({ runbook }) => runbook === id);
  const codeOf = (fence: string, part: Block['part']) => blocks.find((block) => block.fence === fence && block.part === part)?.code;
  const fences = new Set(blocks.map(({ fence }) => fence));
  const whole = [...fences].filter((fence) => codeOf(fence, 'repair') && codeOf(fence, 'leak') !== codeOf(fence, 'repair'));
  expect(whole.length).toBeGreaterThanOrEqual(2);
  expect(whole).toEqual([...fences]);
});

test('no code is in a language that nothing here compiles', () => {
  const known = new Set([...LANGUAGES.map(({ fence }) => fence), 'sql']);
  expect(BLOCKS.filter(({ fence }) => !known.has(fence)).map(({ runbook, line, fence }) => `runbooks/${runbook}.md:${line} ${fence}`)).toEqual([]);
});

describe.each(LANGUAGES)('the $name of the runbooks', (language) => {
  const why = language.installed ? '' : ` (skipped: no compiler for ${language.name} is installed)`;
  const blocks = BLOCKS.filter(({ fence }) => fence === language.fence);

  test.skipIf(!language.installed)(`compiles without a complaint${why}`, { timeout: 60_000 }, async () => {
    const folder = makeFolder();
    layOut(language, blocks, folder);
    expect(await compile(language, blocks, folder)).toBe('');
  });

  test.skipIf(!language.installed)(`is found by its line of the Markdown when it does not compile${why}`, { timeout: 60_000 }, async () => {
    const folder = makeFolder();
    const broken: Block = {
      file: 'runbooks/not-there.md',
      runbook: 'not-there',
      heading: language.name,
      fence: language.fence,
      part: 'leak',
      code: '\n(',
      line: 100,
    };
    layOut(language, [broken], folder);
    expect(await compile(language, [broken], folder)).toMatch(/^.*runbooks\/not-there\.md:10\d\b/s);
  });
});
