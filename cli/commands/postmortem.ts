import type { CliCommand } from '../shell.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';
import { buildActions } from './postmortem-actions.ts';
import { buildCheck } from './postmortem-check.ts';
import { buildExport } from './postmortem-export.ts';
import { buildImport } from './postmortem-import.ts';
import { buildNew } from './postmortem-new.ts';
import { buildPublish } from './postmortem-publish.ts';
import { buildRules } from './postmortem-rules.ts';

/** From the record to a postmortem, and from there to the library. A new subcommand is a file `postmortem-<verb>.ts` and a line here. */
export const postmortem: CliCommand = postmortemWith(loadLibrary);

export function postmortemWith(load: LoadLibrary): CliCommand {
  return {
    name: 'postmortem',
    build(command, shell) {
      command.description('from the record of an incident to its postmortem, and from there to a case study');
      command.addHelpText('after', EXAMPLES);
      buildNew(command, shell, load);
      buildCheck(command, shell);
      buildRules(command, shell);
      buildPublish(command, shell);
      buildActions(command, shell);
      buildImport(command, shell);
      buildExport(command, shell);
    },
  };
}

const EXAMPLES = `
Examples:
  $ stanch postmortem new 14 --out postmortem.md
  $ stanch postmortem new --template google > template.md
  $ stanch postmortem check postmortem.md
  $ stanch postmortem publish postmortem.md --out team/
  $ stanch postmortem actions --overdue`;
