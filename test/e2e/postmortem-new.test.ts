import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_TMUX, startTerminals, type Terminals } from './terminal.ts';

const why = HAS_TMUX ? '' : ' (skipped: tmux is not installed)';

describe.skipIf(!HAS_TMUX)(`the empty template in a real terminal${why}`, { timeout: 120_000 }, () => {
  let terminals: Terminals;
  beforeAll(() => {
    terminals = startTerminals();
  });
  afterAll(() => terminals.close());

  test('asks what is known, asks again for what is no severity, and takes an empty line for not recorded', async () => {
    const file = join(terminals.folder, 'pm.md');
    const terminal = terminals.open(['postmortem', 'new', '--template', 'short', '--out', file]);
    await terminal.see('What happened, in a few words [not recorded]:');
    terminal.type('checkout 5xx');
    terminal.press('Enter');
    await terminal.see('(none: a near miss) [not recorded]:');
    terminal.type('high');
    terminal.press('Enter');
    await terminal.see('--severity "high" is no severity.');
    terminal.type('none');
    terminal.press('Enter');
    await terminal.see('When it began');
    terminal.press('Enter');
    await terminal.see('exit=0');
    const markdown = readFileSync(file, 'utf8');
    expect(markdown).toContain('title: checkout 5xx\nstatus: draft\nseverity: none\n---');
    expect(markdown).toContain('## What stopped it');
  });

  test('Ctrl-C at a question ends it, and nothing is written', async () => {
    const terminal = terminals.open(['postmortem', 'new', '--out', join(terminals.folder, 'none.md')]);
    await terminal.see('What happened, in a few words');
    terminal.press('C-c');
    const last = await terminal.see('exit=130');
    expect(last).toContain('Nothing was written.');
    expect(() => readFileSync(join(terminals.folder, 'none.md'))).toThrow('ENOENT');
  });
});
