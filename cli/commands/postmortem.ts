import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import type { DraftParts } from '../../core/postmortem/draft.ts';
import { printable } from '../../core/printable.ts';
import { placesOf } from '../journal/places.ts';
import { isSystemError, systemErrorInWords } from '../journal/system-error.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';
import { buildCheck } from './postmortem-check.ts';
import { buildRules } from './postmortem-rules.ts';

/** From the record to a Markdown draft. */
export const postmortem: CliCommand = postmortemWith(loadLibrary);

export function postmortemWith(load: LoadLibrary): CliCommand {
  return {
    name: 'postmortem',
    build(command, shell) {
      command.description('from the record of an incident to its postmortem');
      command.addHelpText('after', '\nExamples:\n  $ stanch postmortem new 14 --out postmortem.md\n  $ stanch postmortem new > template.md');
      buildNew(command, shell, load);
      buildCheck(command, shell);
      buildRules(command, shell);
    },
  };
}

function buildNew(command: Command, shell: Shell, load: LoadLibrary): void {
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
      else await save(resolve(shell.cwd, out), markdown, { force: force === true, shell });
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

async function save(file: string, markdown: string, { force, shell }: { force: boolean; shell: Shell }): Promise<void> {
  try {
    if (force) await replace(file, markdown);
    else await writeFile(file, markdown, { flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST' && !force)
      throw new UserError(`${printable(file)} is there already.`, {
        hint: 'Choose another name, or replace it and what was written into it: --force',
        cause: error,
      });
    throw new UserError(`${printable(file)} cannot be written: ${systemErrorInWords(error.code)} (${error.code}).`, {
      hint: 'Leave --out away to print the draft instead.',
      cause: error,
    });
  }
  shell.err(`Written to ${printable(file)}. Answer its questions, then delete them.\n`);
}

/** Beside it first, so that a full disk leaves the old text as it was. */
async function replace(file: string, markdown: string): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, markdown, { flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
