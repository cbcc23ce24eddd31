import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './stanch.ts';

test('a reader that goes away is no error and changes nothing of the exit code', async () => {
  const child = spawn(process.execPath, [`${ROOT}bin/stanch.js`, 'search', 'xyzzy', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, err]).toEqual([4, expect.not.stringContaining('bug')]);
});
