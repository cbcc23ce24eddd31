import type { Command } from 'commander';
import type { CliCommand, Shell } from '../shell.ts';
import { buildSiteBuild } from './site-build.ts';
import { buildSiteDev } from './site-dev.ts';

/** The site over own folders. A new subcommand is a file `site-<verb>.ts` and a line here. */
export const site: CliCommand = {
  name: 'site',
  build(command: Command, shell: Shell) {
    command.description('the site over your own runbooks, case studies and guides');
    command.addHelpText('after', '\nExamples:\n  $ stanch site build --content ../team-runbooks --out public\n  $ stanch site dev --content ../team-runbooks');
    buildSiteBuild(command, shell);
    buildSiteDev(command, shell);
  },
};
