import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { bundledRoot } from '../../content/package-root.ts';
import { FOLDERS } from '../../content/read-files.ts';
import { EXIT } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { CliCommand, Shell } from '../shell.ts';

interface Options {
  readonly format: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch check                     the library of this folder, else the bundled one
  $ stanch check ../team-runbooks    a team's folder, together with the bundled runbooks that it links to
  $ stanch check --format github     annotations on a pull request
  $ stanch check --json              for scripts: {"schema":1,"findings":[…],"files":n}

Exit codes: 0 nothing found · 2 a folder cannot be read · 3 findings`;

export const check: CliCommand = {
  name: 'check',
  build(command: Command, shell: Shell) {
    command
      .summary('check a library of runbooks and case studies')
      .description('Checks the Markdown of a library: headings, tables, conditions, links, front matter, commands. Never runs any of it.')
      .argument('[DIR...]', 'folders that hold runbooks/, case-studies/ or guides/')
      .addOption(new Option('--format <format>', 'how to print findings').choices(['pretty', 'json', 'github', 'sarif']).default('pretty'))
      .option('--json', 'short for --format json')
      .addHelpText('after', EXAMPLES)
      .action(async (directories: string[], options: Options) => {
        shell.exitCode = await run(directories, options.json ? 'json' : options.format, shell);
      });
  },
};

async function run(named: readonly string[], format: string, shell: Shell): Promise<number> {
  const isHere = FOLDERS.some((folder) => existsSync(join(shell.cwd, folder)));
  const folders = named.length > 0 ? named : [isHere ? '.' : bundledRoot()];
  const [{ checkFolders }, { renderFindings }] = await Promise.all([import('./check-folders.ts'), import('../../core/knowledge/finding-formats.ts')]);
  const { directories, base, findings, files } = checkFolders(folders, shell.cwd);
  shell.out(renderFindings(format, findings, files));
  const where = printable(directories.join(', '));
  const count = findings.length === 0 ? 'nothing wrong' : `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  shell.err(`${count} in ${files} file${files === 1 ? '' : 's'} of ${where}${base.length > 0 ? ', checked on top of the bundled library' : ''}\n`);
  return findings.length === 0 ? EXIT.ok : EXIT.found;
}
