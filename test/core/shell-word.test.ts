import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../core/shell-word.ts';

it.each(['/tmp/a.gz', 'http://h/?a=1&b=2', "it's", 'a b', '$(id)', '~', '', 'x=y', 'postgres://[::1]/o', 'a\nb'])('is one word to a shell: %j', (text) => {
  expect(spawnSync('/bin/sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' }).stdout).toBe(text);
});
