import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { stanch } from './stanch.ts';

test.each([['--json'], []])('the title of a process cannot act on the terminal: diagnose %j', async (...format) => {
  const titled = spawn(process.execPath, ['-e', "process.title = 'a\\u009b2J\\u202eb'; console.log('ready'); setInterval(() => {}, 1000)"], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void titled.kill('SIGKILL'));
  await new Promise((resolve) => titled.stdout.once('data', resolve));
  const { out } = await stanch('diagnose', '--pid', String(titled.pid), '--for', '0s', ...format);
  expect(out).toMatch(format.length > 0 ? String.raw`"name": "a\u009b2J\u202eb"` : String.raw`a\x9b2J\u{202e}b`);
  expect(out).not.toMatch(/[\u007f-\u009f\u202e]/);
});
