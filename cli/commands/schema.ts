import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { CliCommand, Shell } from '../shell.ts';

interface Options {
  readonly list?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Schemas of files (runbook, case-study, postmortem, stanch-yaml …) let an editor complete and check front matter. Schemas of
output (diagnose, explain, incident-show …) say what a script may rely on: later versions may add keys, and take none away
without another number under "schema".

Examples:
  $ stanch schema                              every schema and what it describes
  $ stanch schema postmortem
  $ stanch schema --out .schemas               all of them, as NAME.schema.json
  $ stanch diagnose --pid 4182 --json > d.json && stanch schema diagnose > diagnose.schema.json`;

/** The JSON Schemas of what Stanch reads and prints. */
export const schema: CliCommand = {
  name: 'schema',
  build(command: Command, shell: Shell) {
    command
      .summary('JSON Schemas of front matter and of every --json')
      .description('Prints the JSON Schemas (draft 7) of the files that Stanch reads and of everything that it prints as JSON.')
      .argument('[name]', 'which one; without it they are listed')
      .option('--list', 'list them')
      .option('--out <dir>', 'write the one that is named, or all, into this folder')
      .option('--force', 'replace files that are there')
      .option('--json', 'print the list as JSON')
      .addHelpText('after', EXAMPLES)
      .action((name: string | undefined, options: Options) => run(name, options, shell));
  },
};

async function run(name: string | undefined, { list, out, force, json }: Options, shell: Shell): Promise<void> {
  const [{ CONTRACTS }, { jsonSchemaOf }] = await Promise.all([import('../../core/contracts/index.ts'), import('../../core/contracts/contract.ts')]);
  const named = name === undefined ? undefined : CONTRACTS.find((contract) => contract.name === name);
  if (name !== undefined && !named) {
    const { nearest } = await import('../../core/knowledge/nearest.ts');
    const names = CONTRACTS.map((contract) => contract.name);
    const meant = nearest(name, names);
    throw new UserError(`There is no schema "${printable(name)}".`, {
      hint: meant ? `Did you mean: stanch schema ${meant}` : `There are ${names.join(', ')}.`,
    });
  }
  if (out !== undefined) {
    const { saveFile } = await import('../save-file.ts');
    for (const contract of named ? [named] : CONTRACTS)
      await saveFile(join(resolve(shell.cwd, out), `${contract.name}.schema.json`), `${safeJson(jsonSchemaOf(contract), 2)}\n`, { force: force === true });
    shell.err(`Written to ${printable(out)}: ${named ? '1 schema' : `${CONTRACTS.length} schemas`}.\n`);
  } else if (named && !list) shell.out(`${safeJson(jsonSchemaOf(named), 2)}\n`);
  else if (json) shell.out(`${safeJson({ schema: 1, schemas: CONTRACTS.map(({ name, about }) => ({ name, about })) }, 2)}\n`);
  else {
    const width = Math.max(...CONTRACTS.map((contract) => contract.name.length));
    shell.out(CONTRACTS.map((contract) => `${contract.name.padEnd(width)}  ${contract.about}\n`).join(''));
  }
}
