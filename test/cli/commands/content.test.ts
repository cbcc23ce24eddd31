import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explain } from '../../../cli/commands/explain.ts';
import { search } from '../../../cli/commands/search.ts';
import { show } from '../../../cli/commands/show.ts';
import { run } from '../../fixtures/shell.ts';

const root = mkdtempSync(join(tmpdir(), 'stanch-content-'));

beforeAll(() => {
  mkdirSync(join(root, 'team/guides'), { recursive: true });
  writeFileSync(
    join(root, 'team/guides/pager-rotation.md'),
    '---\ntitle: The pager of the quokka team\nsummary: Who is called at night.\ncauses:\n  - fd-leak\n---\n\n## Who\n\nThe one on the list.\n',
  );
  mkdirSync(join(root, 'broken/guides'), { recursive: true });
  cpSync(join(root, 'team/guides/pager-rotation.md'), join(root, 'broken/guides/pager-rotation.md'));
  writeFileSync(join(root, 'broken/guides/empty.md'), 'nothing\n');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const inRoot = (command: Parameters<typeof run>[0], ...words: string[]) => run(command, words, { cwd: root });

test('pages of a folder of one\u2019s own are found and shown beside the bundled ones', async () => {
  const found = await inRoot(search, 'quokka', '--content', 'team');
  expect([found.out.split('\n')[0], found.err]).toEqual([expect.stringMatching(/^guide +pager-rotation /), '']);
  expect((await inRoot(show, 'pager-rotation', '--content', 'team')).out).toContain('The one on the list.');
  expect((await inRoot(show, 'fd-leak', '--content', 'team')).out).toContain('File descriptor leak');
  expect(await inRoot(search, 'quokka')).toMatchObject({ exitCode: 4 });
});

test('what is wrong in it is told apart from the results, with the command that says what', async () => {
  const { out, err } = await inRoot(search, 'quokka', '--json', '--content', 'broken');
  expect(JSON.parse(out).results[0]).toMatchObject({ id: 'pager-rotation' });
  expect(err).toMatch(/wrong in the content of your own, and may be missing here: stanch check broken\n$/);
});

test.each([
  ['show', show, 'fd-leak'],
  ['explain', explain, 'too many open files'],
])('%s says what to do about a folder that is no library', async (_, command, words) => {
  const { exitCode, err } = await inRoot(command, words, '--content', '.');
  expect([exitCode, err]).toEqual([2, expect.stringContaining('Name the folder above them: stanch check DIR')]);
});
