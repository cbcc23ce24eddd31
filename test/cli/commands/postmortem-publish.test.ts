import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { check } from '../../../cli/commands/check.ts';
import { postmortem } from '../../../cli/commands/postmortem.ts';
import { ROOT } from '../../e2e/stanch.ts';
import { run } from '../../fixtures/shell.ts';

const ANSWERS = ['--company', 'Example', '--takeaway', 'Close bodies on every path.', '--keywords', 'http, sockets', '--facts-checked-at', '2026-11-30'];
const NAME = 'case-studies/2026-payment-ran-out-of-descriptors.md';

function folder(change: (text: string) => string = (text) => text) {
  const cwd = mkdtempSync(join(tmpdir(), 'stanch-publish-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, 'pm.md'), change(readFileSync(join(ROOT, 'test/fixtures/postmortems/2026-11-payment.md'), 'utf8')));
  writeFileSync(join(cwd, 'notes.md'), '# Notes\n');
  return { cwd, publish: (...argv: readonly string[]) => run(postmortem, ['publish', 'pm.md', ...argv], { cwd, stdin: '' }) };
}

describe('a case study', () => {
  test('passes the check of the library it is put into', async () => {
    const { cwd, publish } = folder();
    expect(await publish(...ANSWERS, '--out', 'team')).toMatchObject({ exitCode: 0, out: '' });
    expect(await run(check, ['team'], { cwd })).toMatchObject({ exitCode: 0, err: expect.stringContaining('nothing wrong in 1 file') });
  }, 60_000);

  test('names everything that is missing at once, and how to give it', async () => {
    const { cwd, publish } = folder();
    const { exitCode, err } = await publish('--out', 'team', '--takeaway', 'x');
    expect(exitCode).toBe(2);
    expect(err).toContain('company, keywords, facts_checked_at');
    expect(err).toContain('stanch postmortem publish pm.md --company "…" --keywords "…" --facts-checked-at 1970-01-01');
    expect(existsSync(join(cwd, 'team'))).toBe(false);
  });

  test('replaces a file only with --force, and then whole', async () => {
    const { cwd, publish } = folder();
    mkdirSync(join(cwd, 'case-studies'));
    writeFileSync(join(cwd, NAME), 'mine');
    expect(await publish(...ANSWERS, '--out', '.')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--force') });
    expect(readFileSync(join(cwd, NAME), 'utf8')).toBe('mine');
    const both = ['--out', '.', '--propose', 'row.diff', '--seen', 'the card terminal shows a spinning wheel'];
    expect(await publish(...ANSWERS, ...both)).toMatchObject({ exitCode: 2, err: expect.stringContaining('is there already') });
    expect(existsSync(join(cwd, 'row.diff'))).toBe(false);
    expect(await publish(...ANSWERS, '--out', '.', '--force')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(cwd, NAME), 'utf8')).toContain('company: Example');
    expect(readdirSync(join(cwd, 'case-studies'))).toHaveLength(1);
  });

  test.each([
    ['a question', (text: string) => `${text}\n> **Question:** Where did luck help?\n`, 'question "Where did luck help?"'],
    ['an error of the check', (text: string) => text.replace('Customers saw', 'Because of a careless engineer, customers saw'), '(B0'],
    ['an unknown key', (text: string) => text.replace('severity: sev2', 'severity: sev2\ncolour: red'), 'key "colour"'],
    ['HTML', (text: string) => text.replace('Customers', '<img src=x onerror=alert(1)> Customers'), '(raw-html)'],
    ['a control character', (text: string) => text.replace('Customers', '\u001b[2J Customers'), '(control-character)'],
    ['a heading it cannot have', (text: string) => text.replace('## Impact', '# Impact'), '(heading-title)'],
    ['a timeline of another form', (text: string) => text.replace('| Time | Kind | What happened |', '| When | Kind | What |'), '(table-columns)'],
    ['an unknown runbook', (text: string) => text.replace('[connection-leak, fd-leak]', '[connexion-leak]'), '"connection-leak"'],
  ])('is refused with %s, with the place, and nothing is written', async (_, change, says) => {
    const { cwd, publish } = folder(change);
    const { exitCode, err, out } = await publish(...ANSWERS, '--out', 'team');
    expect(err).toContain(says);
    expect(err).toContain('Nothing was written');
    expect([exitCode, out, existsSync(join(cwd, 'team'))]).toEqual([3, '', false]);
  });

  test('is refused with a secret that only secretlint knows, which is not told', async () => {
    // In two parts, so that nobody takes this file for one that holds a secret.
    const hook = `https://hooks.slack.com/services/${['T0123ABCD', 'B0123ABCD', 'abcdefghijklmnopqrstuvwx'].join('/')}`;
    const { publish } = folder((text) => text.replace('Customers saw', `Posted to ${hook}. Customers saw`));
    const { exitCode, err } = await publish(...ANSWERS);
    expect(err).toContain('(secretlint/slack)');
    expect(err).not.toContain('abcdefghijklmnopqrstuvwx');
    expect(exitCode).toBe(3);
  });
});

describe('a text for people outside', () => {
  test('has roles for names and tokens for secrets, and the report says which', async () => {
    const { publish } = folder();
    const { out, err, exitCode } = await publish('--external');
    expect(exitCode).toBe(0);
    expect(out).not.toMatch(/Hopper|Turing|turing|abcdefgh12345678|@/);
    expect(out).toMatch(/The incident commander's review[\s\S]*Bearer redacted-token-[0-9a-f]+/);
    expect(err).toMatch(/name → the database on-call, 3 × \(97:45, /);
    expect(err).toMatch(/token → redacted-token-[0-9a-f]+, 1 × \(132:108\)/);
  });

  test('gives the same report as JSON', async () => {
    const { publish } = folder();
    const { replaced, as, to } = JSON.parse((await publish('--external', '--out', 'out.md', '--json')).out);
    expect({ as, to }).toEqual({ as: 'external', to: expect.stringMatching(/out\.md$/) });
    expect(replaced).toContainEqual({ kind: 'handle', by: 'the database on-call', line: 98, column: 51 });
  });
});

describe('proposed rows', () => {
  test('apply with git, pass the check, and then lead to the cause', async () => {
    const { cwd, publish } = folder();
    const seen = 'the card terminal shows a spinning wheel';
    const line = '2026-11-21T02:00:01Z ERROR cardnet: lease ticket could not be handed over (id=4711) | retry';
    for (const each of ['runbooks', 'guides', 'case-studies']) cpSync(join(ROOT, each), join(cwd, 'library', each), { recursive: true });
    const { err, exitCode } = await publish(...ANSWERS, '--propose', 'row.diff', '--seen', seen, '--seen', line, '--seen', 'too many open files');
    expect([exitCode, err]).toEqual([0, expect.stringContaining('none for "too many open files": it leads to it already')]);
    await execa('git', ['init', '-q', 'library'], { cwd });
    await execa('git', ['apply', '../row.diff'], { cwd: join(cwd, 'library') });
    expect(await run(check, ['library'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(cwd, 'library/runbooks/connection-leak.md'), 'utf8')).toContain(
      '| `cardnet: lease ticket could not be handed over` | any | points to it |',
    );
    expect(readFileSync(join(cwd, 'library/runbooks/symptoms.md'), 'utf8')).toContain(
      '| The card terminal shows a spinning wheel | [Connection leak](connection-leak.md) · ',
    );
  }, 60_000);

  test('are none where what was typed leads to the cause, and then no file is written', async () => {
    const { cwd, publish } = folder();
    const { exitCode, err } = await publish(...ANSWERS, '--propose', 'row.diff', '--seen', 'too many open files');
    expect([exitCode, err, existsSync(join(cwd, 'row.diff'))]).toEqual([0, expect.stringContaining('Proposed: no row.'), false]);
  }, 60_000);

  test.each([
    ['hostile words', 'the \u001b[31m<b>wheel</b> | spins | [x](javascript:alert(1)) `rm -rf`'],
    ['a very long text', 'the wheel that never stops spinning '.repeat(500)],
  ])(
    'hold %s as plain text',
    async (_, seen) => {
      const { cwd, publish } = folder();
      const { exitCode, err } = await publish(...ANSWERS, '--propose', 'row.diff', '--seen', seen);
      expect(exitCode).toBe(0);
      expect(err).not.toContain('\u001b');
      const rows = existsSync(join(cwd, 'row.diff')) ? readFileSync(join(cwd, 'row.diff'), 'utf8') : '';
      expect(rows).not.toMatch(/\u001b|\]\(javascript/);
    },
    60_000,
  );

  test('need something that was typed, and a cause', async () => {
    const { publish } = folder();
    expect(await publish(...ANSWERS, '--propose', 'row.diff')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--seen') });
  });
});
