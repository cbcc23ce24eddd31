import type { CliCommand } from '../shell.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';
import { buildCheck } from './postmortem-check.ts';
import { buildNew } from './postmortem-new.ts';
import { buildRules } from './postmortem-rules.ts';

/** From the record to a postmortem. A new subcommand is a file `postmortem-<verb>.ts` and a line here. */
export const postmortem: CliCommand = postmortemWith(loadLibrary);

export function postmortemWith(load: LoadLibrary): CliCommand {
  return {
    name: 'postmortem',
    build(command, shell) {
      command.description('from the record of an incident to its postmortem');
      command.addHelpText('after', '\nExamples:\n  $ stanch postmortem new 14 --out postmortem.md\n  $ stanch postmortem new --template google > template.md');
      buildNew(command, shell, load);
      buildCheck(command, shell);
      buildRules(command, shell);
    },
  };
}
