import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { NewDraftOptions } from '../postmortem/new-draft.ts';
import type { HeadOptions } from '../postmortem/template-head.ts';
import type { Shell } from '../shell.ts';
import type { LoadLibrary } from './knowledge.ts';

interface Options extends HeadOptions, NewDraftOptions {
  readonly list?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
With --out on a draft that is there, its generated parts are brought up to the record; what people wrote stays.
A generated part that somebody edited is refused.

Examples:
  $ stanch postmortem new 14
  $ stanch postmortem new INC-14 --template google --out postmortem.md
  $ stanch postmortem new 14 --out postmortem.md --dry-run
  $ stanch postmortem new --template short --severity sev3 --date 2026-11-21 --title "checkout 5xx" > postmortem.md
  $ stanch postmortem new --list`;

/** `postmortem new`: the facts of a record, or the empty template. */
export function buildNew(command: Command, shell: Shell, load: LoadLibrary): void {
  command
    .command('new')
    .description('draft a postmortem: the facts of the record, and questions where people must answer; without an id, the empty template')
    .argument('[id]', '14, INC-14, the id or the beginning of it')
    .option('--template <name>', 'its form, by default stanch; --list names them all')
    .option('--out <file>', 'write to this file instead of standard output, or refresh the draft that is there')
    .option('--dry-run', 'with --out: show what would change as a diff, and write nothing')
    .option('--discard-edits', 'with --out: put generated parts back that somebody edited')
    .option('--title <text>', 'without an id: what happened')
    .option('--severity <severity>', 'without an id: sev1 to sev5, or none for a near miss; decides what is asked')
    .option('--date <date>', 'without an id: when the impact began, a day or an RFC 3339 time')
    .option('--list', 'list the templates')
    .option('--json', 'with --list: as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, options: Options) => {
      refuseMixed(id, options);
      if (options.list) return list(options, shell);
      if (id === undefined) await (await import('../postmortem/new-template.ts')).newTemplate(options, shell);
      else await (await import('../postmortem/new-draft.ts')).newDraft(id, options, shell, load);
    });
}

function refuseMixed(id: string | undefined, { list, json, out, dryRun, discardEdits, ...head }: Options): void {
  if (json && !list) throw new UserError('--json is for --list.', { hint: 'The record as JSON: stanch incident show ID --json' });
  if (out === undefined && (dryRun || discardEdits))
    throw new UserError(`${dryRun ? '--dry-run' : '--discard-edits'} is about a file.`, { hint: 'Name it: --out postmortem.md' });
  const said = (['title', 'severity', 'date'] as const).find((option) => head[option] !== undefined);
  if (id !== undefined && said)
    throw new UserError(`--${said} is for a template without an incident.`, { hint: `Leave it away: what ${printable(id)} has of it comes from the record.` });
}

async function list({ json }: Options, shell: Shell): Promise<void> {
  const [{ TEMPLATES }, { safeJson }] = await Promise.all([import('../../core/postmortem/templates/index.ts'), import('../../core/safe-json.ts')]);
  const templates = TEMPLATES.map(({ name, summary, sections }) => ({
    name,
    summary,
    headings: sections.filter(({ depth }) => !depth).map(({ heading }) => heading),
  }));
  const width = Math.max(...templates.map(({ name }) => name.length));
  if (json) shell.out(`${safeJson({ schema: 1, templates }, 2)}\n`);
  else shell.out(templates.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join(''));
}
