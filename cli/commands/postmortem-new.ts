import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import type { DraftParts } from '../../core/postmortem/draft.ts';
import { printable } from '../../core/printable.ts';
import { placesOf } from '../journal/places.ts';
import { isSystemError } from '../journal/system-error.ts';
import { saveFile } from '../save-file.ts';
import type { Shell } from '../shell.ts';
import type { LoadLibrary } from './knowledge.ts';

/** Adds `postmortem new`: the draft of a record, or the empty template. */
export function buildNew(command: Command, shell: Shell, load: LoadLibrary): void {
  command
    .command('new')
    .description('draft a postmortem: the facts of the record, and questions where people must answer; without an id, the empty template')
    .argument('[id]', '14, INC-14, the id or the beginning of it')
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--force', 'replace the file when it is there')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch postmortem new 14\n  $ stanch postmortem new INC-14 --out postmortem.md\n  $ stanch postmortem new > template.md',
    )
    .action(async (id: string | undefined, { out, force }: { out?: string; force?: boolean }) => {
      const markdown = await draft(id, shell, load);
      if (out === undefined) shell.out(markdown);
      else {
        const file = resolve(shell.cwd, out);
        await saveFile(file, markdown, { force: force === true, otherwise: 'Leave --out away to print the draft instead.' });
        shell.err(`Written to ${printable(file)}. Answer its questions, then delete them.\n`);
      }
    });
}

async function draft(id: string | undefined, shell: Shell, load: LoadLibrary): Promise<string> {
  const { draftPostmortem } = await import('../../core/postmortem/draft.ts');
  if (id === undefined) return draftPostmortem();
  const { readIncident } = await import('../journal/read.ts');
  const { state, problems } = await readIncident(id, placesOf(shell.env));
  for (const { file, says } of problems) shell.err(`${printable(file)}: ${printable(says)}. The rest is in the draft.\n`);
  return draftPostmortem(state, { ...(await fromLibrary(shell, load)), unreadable: problems.map(({ says }) => says) });
}

/** The record is worth a draft even when the library cannot be read; it only lacks links and the steps nobody took. */
async function fromLibrary(shell: Shell, load: LoadLibrary): Promise<DraftParts> {
  try {
    const { runbooks, playbook } = await load(shell);
    return { runbooks, playbook };
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error;
    shell.err(`Without links to runbooks, because the library cannot be read: ${printable(error.message)}\n`);
    return {};
  }
}
