import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../cli/commands/index.ts';
import type { Shell } from '../../../cli/shell.ts';
import { jsonSchemaOf } from '../../../core/contracts/contract.ts';
import { CONTRACTS } from '../../../core/contracts/index.ts';
import { problemsWith } from '../../fixtures/json-schema.ts';

/** Their JSON is the list of what is published here. */
const WITHOUT = ['schema'];

test.each(CONTRACTS.map((contract) => [contract.name, contract] as const))('%s is a JSON Schema of draft 7 that names itself', (name, contract) => {
  expect(jsonSchemaOf(contract)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: `urn:stanch:schema:${name}:1`, type: 'object' });
  expect(problemsWith(name, 1)).not.toEqual([]);
});

test('every command with --json has a contract', () => {
  const program = new Command('stanch');
  for (const command of COMMANDS) command.build(program.command(command.name), {} as Shell);
  const withJson = leaves(program).filter(({ command }) => command.options.some(({ long }) => long === '--json'));
  const missing = withJson.filter(({ path }) => !CONTRACTS.some(({ name }) => name === path.join('-')) && !WITHOUT.includes(path.join('-')));
  expect(missing.map(({ path }) => path.join(' '))).toEqual([]);
});

describe('the schema of front matter', () => {
  const head = { schema: 1, kind: 'postmortem', title: 'Checkout', status: 'draft', severity: 'sev2' };

  test.each([
    ['a whole head', head, []],
    ['a day as a text', { ...head, action_items: [{ id: 'a1', text: 'Close it', due: '2026-12-05' }] }, []],
    ['an unknown key', { ...head, colour: 'red' }, [expect.stringContaining('additional properties')]],
    [
      'a day that is none',
      { ...head, action_items: [{ id: 'a1', text: 'Close it', due: 'soon' }] },
      expect.arrayContaining([expect.stringContaining('/action_items/0/due')]),
    ],
    ['a missing title', { ...head, title: undefined }, [expect.stringContaining("required property 'title'")]],
  ])('judges %s', (_, value, problems) => {
    expect(problemsWith('postmortem', JSON.parse(JSON.stringify(value)))).toEqual(problems);
  });
});

test('the schema of an output lets keys of later versions through, and misses none of today', () => {
  const results = [{ kind: 'cause', id: 'fd-leak', title: 'File descriptor leak', score: 0.9 }];
  expect(problemsWith('search', { schema: 1, results, took: 3 })).toEqual([]);
  expect(problemsWith('search', { schema: 1 })).toEqual([expect.stringContaining("required property 'results'")]);
});

function leaves(command: Command, path: readonly string[] = []): readonly { readonly command: Command; readonly path: readonly string[] }[] {
  if (command.commands.length === 0) return [{ command, path }];
  return command.commands.flatMap((each) => leaves(each, [...path, each.name()]));
}
