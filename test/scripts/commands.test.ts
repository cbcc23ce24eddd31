import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.ts';
import { describeCommands } from '../../scripts/commands/describe.ts';
import { parseHelpText } from '../../scripts/commands/help-text.ts';
import type { DescribedCommand } from '../../site/src/made/commands.ts';

describe('the text below the options', () => {
  it.each([
    ['Exit codes: 0 none · 3 found', [0, 3]],
    ['Exit codes: 0 found, 4 nothing found. More is said.', [0, 4]],
    ['Exit codes: 0 ended, or over · 130 Ctrl-C', [0, 130]],
  ])('has its exit codes in %j', (text, codes) => {
    expect(parseHelpText(text).exitCodes.map(({ code }) => code)).toEqual(codes);
  });

  it('has its examples with what they say, on the same line or the next, and notes beside them', () => {
    const text =
      '\nExamples:\n  $ stanch a      the first\n  $ stanch b --long\n                  the second\n  $ stanch c   # the third\n  $ stanch d\n\nA note\nof two lines.';
    expect(parseHelpText(text)).toEqual({
      notes: ['A note of two lines.'],
      examples: [
        { command: 'stanch a', says: 'the first' },
        { command: 'stanch b --long', says: 'the second' },
        { command: 'stanch c', says: 'the third' },
        { command: 'stanch d' },
      ],
      exitCodes: [],
    });
  });
});

describe('the commands as data', () => {
  const commands = describeCommands();
  const all = (list: readonly DescribedCommand[]): readonly DescribedCommand[] => list.flatMap((each) => [each, ...all(each.commands)]);

  it('are all there is, in the order of the help', () => {
    expect(commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
  });

  it('each say what they do and show how', () => {
    for (const { path, summary, options, examples } of all(commands)) {
      expect(summary, path).toMatch(/\S{2}/);
      for (const { flags, description } of options) expect(description, `${path} ${flags}`).toMatch(/\S{2}/);
      for (const { command } of examples) expect(command, path).toMatch(/\bstanch\b|^ssh |^\$/);
    }
    for (const { path, examples } of commands) expect(examples, path).not.toEqual([]);
  });
});
