import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { displayName, replay } from '../../core/incident/state.ts';
import type { Playbook } from '../../core/knowledge/types.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { placesOf } from '../journal/places.ts';
import { isSystemError } from '../journal/system-error.ts';
import type { Shell } from '../shell.ts';
import { add, journalOptions, required, tell, WHICH, warn } from './incident-record.ts';
import type { LoadLibrary } from './knowledge.ts';

export function buildClose(command: Command, shell: Shell): void {
  command
    .command('close')
    .description('close an incident; its end counts as resolved unless that moment was marked')
    .argument('<id>', WHICH)
    .requiredOption('--resolution <text>', 'what ended it')
    .addHelpText('after', '\nExample:\n  $ stanch incident close 14 --resolution "bodies are closed since 4.2.1"')
    .action(async (id: string, { resolution }: { resolution: string }) => {
      const { readIncident } = await import('../journal/read.ts');
      const { state } = await readIncident(id, placesOf(shell.env));
      if (state.status === 'closed')
        throw new UserError(`${displayName(state)} is closed already.`, { hint: `Add to it: stanch incident note ${displayName(state)} "what is new"` });
      const what = required(resolution, 'A resolution', `stanch incident close ${printable(id)} --resolution "what ended it"`);
      const { head } = await add(shell, id, { kind: 'closed', resolution: what });
      if (head !== undefined) shell.err(`Head of the record, to publish or keep elsewhere: ${head}\n`);
      shell.err(`Next: stanch postmortem new ${displayName(state)}\n`);
    });
}

interface HandoffOptions {
  readonly to?: string;
  readonly note?: string;
  readonly json?: boolean;
}

export function buildHandoff(command: Command, shell: Shell, load: LoadLibrary): void {
  command
    .command('handoff')
    .description('record that the next shift takes over, and print what it needs to know')
    .argument('<id>', WHICH)
    .option('--to <name>', 'who takes over')
    .option('--note <text>', 'what they should know first')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident handoff 14 --to "day shift" --note "watch descriptors until 09:00"\n  $ stanch incident handoff 14 --json',
    )
    .action(async (id: string, { to, note, json }: HandoffOptions) => {
      const [{ continueIncident }, { handoffSummary }, { renderHandoff }] = await Promise.all([
        import('../journal/journal.ts'),
        import('../../core/incident/handoff.ts'),
        import('../../core/incident/render-handoff.ts'),
      ]);
      const journal = await continueIncident(id, journalOptions(shell));
      warn(shell, journal);
      const playbook = await playbookOf(shell, load);
      const saved = await journal.append({ kind: 'handoff', ...(to ? { to } : {}), ...(note ? { note } : {}) });
      const summary = handoffSummary({ ...replay(journal.events), id: journal.id }, playbook);
      // Told in any case: the next shift needs it most when nothing can be written.
      shell.out(json ? `${safeJson({ schema: 1, ...summary, head: saved.head ?? null }, 2)}\n` : renderHandoff(summary, saved.head));
      tell(shell, saved);
    });
}

/** What is left to do is known without the library too; only the steps that nobody took are not. */
async function playbookOf(shell: Shell, load: LoadLibrary): Promise<Playbook | undefined> {
  try {
    return (await load(shell)).playbook;
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error;
    shell.err(`Without the open steps, because the library cannot be read: ${printable(error.message)}\n`);
    return undefined;
  }
}
