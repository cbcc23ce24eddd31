import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { postmortem } from '../../../cli/commands/postmortem.ts';
import { postmortem as file } from '../../fixtures/postmortem.ts';
import { run } from '../../fixtures/shell.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'stanch-files-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
});
const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
const call = (...argv: readonly string[]) => run(postmortem, argv, { cwd, stdin: '' });

describe('stanch postmortem actions', () => {
  // The clock of these tests stands at 1 January 1970.
  const actions = (...items: readonly string[]) => file('x', `id: INC-1\naction_items:\n${items.map((item) => `  - ${item}\n`).join('')}`).text;

  test('finds the postmortems below a folder by their head, and leaves other Markdown alone', async () => {
    mkdirSync(join(cwd, 'deep/node_modules'), { recursive: true });
    write('deep/a.md', actions('{ id: a1, text: Bound the queue, owner: "@payments", due: 1970-02-01 }'));
    write('deep/node_modules/b.md', actions('{ id: a1, text: Not this }'));
    write('README.md', '# kind: postmortem\n');
    const { out, err, exitCode } = await call('actions', '.');
    expect(out).toContain('Bound the queue');
    expect(out).not.toContain('Not this');
    expect([exitCode, err]).toEqual([0, '1 action item, 0 overdue, of 1 postmortem\n']);
  });

  test('with --overdue ends with 3 when something is, and 0 otherwise', async () => {
    write('a.md', actions('{ id: a1, text: Bound the queue, due: 1969-12-22 }', '{ id: a2, text: Later, due: 1970-01-01 }'));
    expect(await call('actions', 'a.md', '--overdue')).toMatchObject({ exitCode: 3, out: expect.stringMatching(/10 days\s+overdue/) });
    expect(await call('actions', 'a.md', '--overdue', '--owner', 'nobody')).toMatchObject({ exitCode: 0, out: '' });
  });

  test.each([
    ['--owner payments', ['a1', 'a3']],
    ['--status all', ['a1', 'a2', 'a3', 'a4']],
    ['--status wont-do', ['a4']],
    ['--owner @PAYMENTS --status all', ['a1', 'a2', 'a3']],
  ])('%s keeps what is asked for', async (options, ids) => {
    const of = (id: string, more: string) => `{ id: ${id}, text: Do ${id}, ${more} }`;
    write(
      'a.md',
      actions(of('a1', 'owner: "@payments"'), of('a2', 'owner: payments, status: done'), of('a3', 'owner: payments'), of('a4', 'status: wont-do, reason: no')),
    );
    const { out } = await call('actions', 'a.md', '--json', ...options.split(' '));
    expect(JSON.parse(out).actions.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\\t=1'])('a cell that begins with %j is no formula in CSV', async (cell) => {
    write('a.md', actions(`{ id: a1, text: "${cell}", owner: "${cell}" }`));
    const { out } = await call('actions', 'a.md', '--csv');
    expect(out.split('\n')[1]).not.toMatch(/(?:^|,)"?[=+\-@\t]/);
  });

  test('a cell with quotes, commas and a line break stays one cell', async () => {
    write('a.md', actions('{ id: a1, text: "a \\"b\\", c\\nd" }'));
    expect((await call('actions', 'a.md', '--csv')).out).toContain('"a ""b"", c\\x0ad"');
  });

  test('a file that cannot be read is told and ends with 2, and the others are listed', async () => {
    write('a.md', actions('{ id: a1, text: Bound the queue }'));
    write('b.md', '---\nkind: postmortem\ntitle: [\n---\n');
    const { out, err, exitCode } = await call('actions', '.');
    expect([exitCode, out]).toEqual([2, expect.stringContaining('Bound the queue')]);
    expect(err).toContain('b.md:');
  });

  test('a folder without postmortems is told, with the next step', async () => {
    expect(await call('actions', '.')).toMatchObject({ exitCode: 2, err: expect.stringContaining('stanch postmortem actions DIR') });
  });
});

describe('stanch postmortem import', () => {
  const collected = '---\nurl: https://example.org/r\ntitle: Old report\nstart_time: 2020-01-01T00:00:00Z\n---\nIt broke.\n';

  test('writes drafts, replaces none, and goes on with the others', async () => {
    write('a.md', collected);
    write('b.md', collected.replace('Old', 'New'));
    expect(await call('import', 'a.md', '--out', 'team')).toMatchObject({ exitCode: 0, err: expect.stringContaining('still needs company') });
    const again = await call('import', 'a.md', 'b.md', '--out', 'team');
    expect([again.exitCode, again.err]).toEqual([2, expect.stringMatching(/Not imported: a\.md: .* is there already[\s\S]*Written to .*2020-new-report\.md/)]);
  });

  test('a draft becomes a postmortem that can be read', async () => {
    write('a.md', collected);
    await call('import', 'a.md', '--as', 'postmortem', '--out', 'pm.md');
    const { out } = await call('export', 'pm.md');
    expect(JSON.parse(out)).toMatchObject({ postmortems: [{ front: { title: 'Old report' }, timeline: [{ kind: 'impact-start' }] }], findings: [] });
  });

  test('several files need a folder', async () => {
    expect(await call('import', 'a.md', 'b.md')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--out DIR') });
    expect(await call('import', 'a.md', 'b.md', '--out', 'x.md')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--out DIR') });
  });
});

describe('bad input is a clear finding, and nothing is written', () => {
  const bombs = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
  ].join('\n');
  const bad: readonly (readonly [string, () => string | Buffer, RegExp])[] = [
    ['a file of 10 MB', () => file('x '.repeat(5_000_000)).text, /size of \d+ bytes/],
    ['aliases by the million', () => `---\nkind: postmortem\nschema: 1\n${bombs}\n---\nx\n`, /alias/i],
    ['a program', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe, 0x80]), /not UTF-8/],
    ['a web page', () => '<!doctype html><html><body>kind: postmortem</body></html>', /front matter/],
    ['front matter that runs', () => '---js\nmodule.exports = { kind: "postmortem" }\n---\n', /front matter/],
    ['a hundred thousand quotes', () => file('>'.repeat(100_000)).text, /nesting|more than \d+ characters/],
  ];

  test.each(bad.flatMap(([name, text, says]) => ['publish', 'actions', 'import', 'export'].map((command) => [command, name, text, says] as const)))(
    '%s: %s',
    async (command, _, text, says) => {
      writeFileSync(join(cwd, 'bad.md'), text());
      const { out, err, exitCode } = await call(command, 'bad.md', ...(command === 'import' || command === 'publish' ? ['--out', 'out.md'] : []));
      expect(err).toMatch(says);
      expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      expect([2, 3]).toContain(exitCode);
      expect(out).not.toContain('\u001b');
      expect(() => readFileSync(join(cwd, 'out.md'))).toThrow();
    },
  );

  test('hostile text in every field is plain text in every output', async () => {
    const hostile = String.raw`\u001b[2J\u202e --> <script>alert(1)</script> |x| =cmd()`;
    const items = `action_items:\n  - { id: a1, text: "${hostile}", owner: "${hostile}", verify: "${hostile}", status: wont-do, reason: "${hostile}" }\n`;
    write('bad.md', file('## Summary\n\nx', `id: "${hostile}"\nsummary: "${hostile}"\ntakeaway: "${hostile}"\ncompany: "${hostile}"\n${items}`).text);
    for (const argv of [
      ['actions', 'bad.md', '--status', 'all'],
      ['actions', 'bad.md', '--status', 'all', '--csv'],
      ['actions', 'bad.md', '--json'],
      ['export', 'bad.md'],
      ['publish', 'bad.md'],
    ]) {
      const { out, err } = await call(...argv);
      expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
    expect((await call('publish', 'bad.md', '--out', 'out.md')).exitCode).toBe(3);
  });
});
