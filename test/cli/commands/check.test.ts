import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../../cli/commands/check.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { Shell } from '../../../cli/shell.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { edited, SAMPLE, sampleFile } from '../../core/knowledge/sample.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-check-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: readonly { path: string; text: string }[], under = '.'): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, under, path)), { recursive: true });
    writeFileSync(join(folder, under, path), text);
  }
}

async function run(...argv: string[]) {
  const result = { out: '', err: '' };
  const shell: Shell = {
    out: (text) => {
      result.out += text;
    },
    redactor: makeRedactor(secretDigest()),
    err: (text) => {
      result.err += text;
    },
    env: {},
    cwd: folder,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interrupted: new AbortController().signal,
    now: () => 0,
    exitCode: 0,
  };
  const command = new Command('check').exitOverride();
  check.build(command, shell);
  await command.parseAsync(argv, { from: 'user' });
  return { ...result, code: shell.exitCode };
}

test('a clean library in the current folder exits 0 and prints nothing', async () => {
  write(SAMPLE);
  expect(await run()).toEqual({ out: '', err: `nothing wrong in ${SAMPLE.length} files of .\n`, code: 0 });
});

test('findings go to stdout with file, line, column and rule, and exit 3', async () => {
  write(edited('runbooks/tap-leak.md', '| growing |', '| grows |'), 'team');
  const { out, err, code } = await run('team/');
  expect(out).toMatch(/^team\/runbooks\/tap-leak\.md:22:24 {2}Unexpected condition "grows", expected .* {2}\(condition-syntax\)\n$/);
  expect({ err, code }).toEqual({ err: `1 finding in ${SAMPLE.length} files of team\n`, code: 3 });
});

test('without a library here the bundled one is checked', async () => {
  const { out, err, code } = await run();
  expect({ out, code }).toEqual({ out: '', code: 0 });
  expect(err).toMatch(/^nothing wrong in \d+ files of \//);
});

test('a folder without a playbook is checked on top of the bundled library and may link into it', async () => {
  const text = sampleFile('case-studies/2023-wet-floor.md').text.replaceAll('tap-leak', 'fd-leak');
  write([{ path: 'case-studies/2023-wet-floor.md', text }]);
  expect(await run()).toEqual({ out: '', err: 'nothing wrong in 1 file of ., checked on top of the bundled library\n', code: 0 });
});

test('a folder on top of the bundled library cannot take a bundled id', async () => {
  write([{ path: 'runbooks/fd-leak.md', text: sampleFile('runbooks/tap-leak.md').text }]);
  const { out, code } = await run('.');
  expect(out).toMatch(/^runbooks\/fd-leak\.md:1:1 {2}Unexpected file runbooks\/fd-leak\.md, which would replace .*\(id-unique\)\n$/);
  expect(code).toBe(3);
});

test('JSON has a schema, the findings and the number of files', async () => {
  write(edited('case-studies/2023-wet-floor.md', '| detected |', '| seen |'));
  expect(JSON.parse((await run('--json')).out)).toEqual({
    schema: 1,
    findings: [expect.objectContaining({ file: 'case-studies/2023-wet-floor.md', line: 35, column: 15, rule: 'timeline-kind' })],
    files: SAMPLE.length,
  });
});

test('annotations escape what the runner would obey', async () => {
  write(edited('runbooks/tap-leak.md', '| growing |', '| 5%0A::set-env |'));
  expect((await run('--format', 'github')).out).toMatch(
    /^::error file=runbooks\/tap-leak\.md,line=22,col=24,title=condition-syntax::Unexpected condition "5%250A::set-env"/,
  );
});

test('SARIF names the rule and the region', async () => {
  write(edited('runbooks/tap-leak.md', '| growing |', '| grows |'));
  const { runs } = JSON.parse((await run('--format', 'sarif')).out);
  expect(runs[0].results[0]).toMatchObject({ ruleId: 'condition-syntax', locations: [{ physicalLocation: { region: { startLine: 22, startColumn: 24 } } }] });
});

describe('escape sequences', () => {
  test('of a text are shown, not sent to the terminal', async () => {
    write(edited('runbooks/tap-leak.md', '## Impact', '## Imp\u001b[2Jact'));
    const { out, err } = await run();
    expect(out).toContain('Imp\\x1b[2Jact');
    expect(out + err).not.toContain('\u001b');
  });

  test('of a file name are shown, not sent to the terminal', async () => {
    write([...SAMPLE, { path: 'runbooks/x\u001b[2J.md', text: '' }]);
    const { out, code } = await run();
    expect(out).toContain('runbooks/x\\x1b[2J.md:1:1');
    expect(out).not.toContain('\u001b');
    expect(code).toBe(3);
  });
});

test('a folder that cannot be read is an error of use with a next step', async () => {
  await expect(run('gone')).rejects.toMatchObject({ name: 'UserError', exitCode: 2, hint: expect.stringContaining('ls -la') });
});
