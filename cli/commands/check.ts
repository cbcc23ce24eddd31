import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readFolders } from '../../content/folders.ts';
import { bundledRoot } from '../../content/package-root.ts';
import { FOLDERS } from '../../content/read-files.ts';
import { EXIT } from '../../core/errors.ts';
import type { Finding } from '../../core/knowledge/types.ts';
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
  const { directories, base } = chooseFolders(named, shell.cwd);
  const contents = readFolders([...base, ...directories], shell.cwd);
  const [{ checkLibrary }, { renderFindings }] = await Promise.all([
    import('../../core/knowledge/check.ts'),
    import('../../core/knowledge/finding-formats.ts'),
  ]);
  const own = (file: string): boolean => !base.some((root) => file.startsWith(`${root}/`));
  const findings: Finding[] = [...contents.findings, ...checkLibrary(contents.files)].filter((finding) => own(finding.file));
  const files = contents.files.filter(({ root }) => !base.includes(root ?? '')).length;
  shell.out(renderFindings(format, findings, files));
  const where = printable(directories.join(', '));
  const count = findings.length === 0 ? 'nothing wrong' : `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  shell.err(`${count} in ${files} file${files === 1 ? '' : 's'} of ${where}${base.length > 0 ? ', checked on top of the bundled library' : ''}\n`);
  return findings.length === 0 ? EXIT.ok : EXIT.found;
}

/**
 * Which folders to check, and which to check them on top of. A folder with its own playbook is a library of its own;
 * any other adds to the bundled one, and links into it.
 */
function chooseFolders(named: readonly string[], cwd: string): { directories: readonly string[]; base: readonly string[] } {
  const isHere = FOLDERS.some((folder) => existsSync(join(cwd, folder)));
  const directories = named.length > 0 ? named.map((name) => name.replace(/(?<=.)\/+$/, '')) : [isHere ? '.' : bundledRoot()];
  const isWhole = directories.some((directory) => existsSync(resolve(cwd, directory, 'runbooks/playbook.md')) || directory === bundledRoot());
  return { directories, base: isWhole ? [] : [bundledRoot()] };
}
