import { describe, expect, test } from 'vitest';
import { triage } from '../../../cli/commands/triage.ts';
import { run } from '../../fixtures/shell.ts';

describe('without a terminal', () => {
  test.each<[string, Parameters<typeof run>[2]]>([
    ['input and output are pipes', { stdin: 'y\n' }],
    ['only the output is a pipe', {}],
  ])('%s: says what to run instead, and ends with 2', async (_, options) => {
    const { out, err, exitCode } = await run(triage, [], options);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toMatchInlineSnapshot(`
      "The wizard needs a terminal, and this is none.
      The same, line by line: stanch triage --plain. Others: stanch diagnose --pid 4182 · stanch explain FILE · stanch playbook
      "
    `);
  });
});
