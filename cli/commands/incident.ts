import type { CliCommand } from '../shell.ts';
import { buildMark, buildNote, buildSeverity } from './incident-add.ts';
import { buildClose, buildHandoff } from './incident-end.ts';
import { buildExport } from './incident-export.ts';
import { buildImpact, buildSlo } from './incident-impact.ts';
import { buildNew } from './incident-new.ts';
import { buildPurge } from './incident-purge.ts';
import { buildList, buildShow, buildVerify } from './incident-read.ts';
import { buildResume } from './incident-resume.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';

/** The record from the command line. */
export const incident: CliCommand = incidentWith(loadLibrary);

export function incidentWith(load: LoadLibrary): CliCommand {
  return {
    name: 'incident',
    build(command, shell) {
      command.description('the record of an incident: start it, add to it, read it, hand it over, close it');
      command.addHelpText('after', EXAMPLES);
      buildNew(command, shell);
      buildList(command, shell);
      buildShow(command, shell);
      buildNote(command, shell);
      buildMark(command, shell);
      buildSeverity(command, shell);
      buildImpact(command, shell);
      buildSlo(command, shell);
      buildResume(command, shell);
      buildHandoff(command, shell, load);
      buildClose(command, shell);
      buildVerify(command, shell);
      buildPurge(command, shell);
      buildExport(command, shell);
    },
  };
}

const EXAMPLES = `
An incident goes by its number (14 or INC-14), its id or the beginning of it.

Examples:
  $ stanch incident new "checkout answers 5xx" --severity sev2 --users-hurt yes
  $ stanch incident note 14 restarted one of three instances
  $ stanch incident mark 14 mitigated
  $ stanch incident show 14
  $ stanch incident close 14 --resolution "bodies are closed since 4.2.1"
  $ stanch postmortem new 14 --out postmortem.md`;
