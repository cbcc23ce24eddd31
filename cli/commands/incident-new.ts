import { type Command, Option } from 'commander';
import { displayName } from '../../core/incident/state.ts';
import { INCIDENT_SEVERITIES, type IncidentSeverity, USERS_HURT, type UsersHurt } from '../../core/incident/types.ts';
import type { Shell } from '../shell.ts';
import { journalOptions, required, tell } from './incident-record.ts';

export function buildNew(command: Command, shell: Shell): void {
  command
    .command('new')
    .description('start a record and print its number')
    .argument('<title>', 'what is wrong, in a few words')
    .addOption(new Option('--severity <severity>', 'how bad it is; changed later by incident severity').choices(INCIDENT_SEVERITIES))
    .addOption(new Option('--users-hurt <answer>', 'are users hurt now').choices(USERS_HURT))
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident new "checkout answers 5xx"\n  $ stanch incident new "checkout answers 5xx" --severity sev2 --users-hurt yes',
    )
    .action(async (title: string, { severity, usersHurt }: { severity?: IncidentSeverity; usersHurt?: UsersHurt }) => {
      const { startIncident } = await import('../journal/journal.ts');
      const named = required(title, 'A title', 'stanch incident new "what is wrong"');
      const { journal, saved } = await startIncident({ title: named, ...(usersHurt === undefined ? {} : { usersHurt }) }, journalOptions(shell));
      tell(shell, saved);
      if (severity !== undefined) tell(shell, await journal.append({ kind: 'severity', severity }));
      const { entry } = saved.event;
      shell.out(`${displayName({ id: journal.id, ...(entry.kind === 'opened' ? { number: entry.number } : {}) })}  ${journal.id}\n`);
    });
}
