import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { displayName } from '../../core/incident/state.ts';
import { placesOf } from '../journal/places.ts';
import type { Shell } from '../shell.ts';
import { WHICH } from './incident-record.ts';

export function buildResume(command: Command, shell: Shell): void {
  command
    .command('resume')
    .description('go on where it was left, in the wizard; without a terminal, say what to run')
    .argument('<id>', WHICH)
    .addHelpText('after', '\nExample:\n  $ stanch incident resume 14')
    .action(async (id: string) => {
      const { readIncident } = await import('../journal/read.ts');
      const { state } = await readIncident(id, placesOf(shell.env));
      const name = displayName(state);
      if (state.status === 'closed')
        throw new UserError(`${name} is closed.`, { hint: `Read it: stanch incident show ${name} · add to it: stanch incident note ${name} "what is new"` });
      if (!shell.stdin.isTTY || !shell.stdout.isTTY)
        throw new UserError('The wizard needs a terminal, and this is none.', {
          hint: `On one: stanch triage --incident ${name} · without: stanch incident handoff ${name} says where it stands, stanch incident note ${name} "what happened" adds to it`,
        });
      const { runTriage } = await import('./triage.ts');
      shell.exitCode = await runTriage({ incident: state.id }, shell);
    });
}
