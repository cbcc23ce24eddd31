import { expect, test } from 'vitest';
import { main } from '../../cli/main.ts';
import { secretDigest } from '../../cli/secret-digest.ts';
import type { Shell } from '../../cli/shell.ts';
import { makeRedactor } from '../../core/redact/redact.ts';

async function run(...argv: readonly string[]) {
  let err = '';
  const shell: Shell = {
    out: () => {},
    redactor: makeRedactor(secretDigest()),
    err: (text) => {
      err += text;
    },
    env: {},
    cwd: '/',
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interrupted: new AbortController().signal,
    now: () => 0,
    exitCode: 0,
  };
  const code = await main(argv, shell);
  return { code, err };
}

test.each([
  [['\u001b[2Jfrob\u202e']],
  [['diagnose', '--\u001b[2Jfrob\u202e']],
  [['check', '--format', '\u001b[2Jfrob\u202e']],
  [['incident', 'list', '\u001b[2Jfrob\u202e']],
])('what was typed wrong is quoted and cannot act on the terminal: %j', async (argv) => {
  const { code, err } = await run(...argv);
  expect([code, err]).toEqual([2, expect.stringMatching(/^stanch: /)]);
  expect(err).not.toMatch(/[\u001b\u202e]/);
  expect(err.split('\n').length).toBeGreaterThan(1);
});
