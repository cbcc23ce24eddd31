import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import type { ListedAction } from '../../core/postmortem/actions.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly overdue?: boolean;
  readonly owner?: string;
  readonly status: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const EXAMPLES = `
Without a folder it is postmortems/ of this one, else this folder, and the drafts in the state directory. The day is that of
UTC. In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.

Examples:
  $ stanch postmortem actions
  $ stanch postmortem actions postmortems/ --overdue        in a nightly job: 3 when something is overdue
  $ stanch postmortem actions --owner @payments --status all --csv > actions.csv
  $ stanch postmortem actions --json

Exit codes: 0 listed · 2 a file cannot be read as a postmortem · 3 with --overdue, something is overdue`;

/** Adds `postmortem actions`: what was promised in all postmortems. */
export function buildActions(command: Command, shell: Shell): void {
  command
    .command('actions')
    .summary('the action items of all postmortems, by the day they are due')
    .description('Lists the action items of all postmortems of a folder, those due first before the others.')
    .argument('[DIR|FILE...]', 'folders with postmortems, or single ones')
    .option('--overdue', 'only open ones whose day has passed')
    .option('--owner <name>', 'only those of this person or team')
    .addOption(new Option('--status <status>', 'only those that stand like this').choices(['open', 'done', 'wont-do', 'all']).default('open'))
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'for a spreadsheet')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: Options) => {
      shell.exitCode = await run(names, options, shell);
    });
}

async function run(names: readonly string[], options: Options, shell: Shell): Promise<number> {
  const [{ findPostmortems }, { listActions }, { stateDirectory }, { readProjectConfig, findConfig }] = await Promise.all([
    import('../../content/find-postmortems.ts'),
    import('../../core/postmortem/actions.ts'),
    import('../journal/places.ts'),
    import('../../content/project-config.ts'),
  ]);
  const { POSTMORTEM_RULES } = await import('../../core/postmortem/rules/index.ts');
  const state = stateDirectory(shell.env);
  const usual = [existsSync(join(shell.cwd, 'postmortems')) ? 'postmortems' : '.', ...(state && existsSync(state) ? [state] : [])];
  const found = findPostmortems(names.length > 0 ? names : usual, shell.cwd);
  const config = readProjectConfig(
    findConfig(shell.cwd),
    POSTMORTEM_RULES.map(({ id }) => id),
    shell.cwd,
  );
  const { actions: all, postmortems, findings } = listActions(found.files, new Date(shell.now()).toISOString().slice(0, 10), config.severity_labels);
  const wrong = [...found.findings, ...findings];
  if (found.files.length === 0 && wrong.length === 0)
    throw new UserError('There is no postmortem here: no Markdown file says kind: postmortem.', { hint: 'Name their folder: stanch postmortem actions DIR' });
  const actions = all.filter((action) => isWanted(action, options));
  const { renderActions, actionsCsv } = await import('../formats/actions.ts');
  const { styleFor, widthOf } = await import('../formats/style.ts');
  if (options.json) shell.out(`${safeJson({ schema: 1, actions, postmortems, findings: wrong }, 2)}\n`);
  else if (options.csv) shell.out(actionsCsv(actions));
  else if (actions.length > 0) shell.out(renderActions(actions, widthOf(shell.stdout), styleFor(shell.stdout)));
  const { formatFinding } = await import('../../core/knowledge/check.ts');
  for (const finding of wrong) shell.err(`${printable(formatFinding(finding))}\n`);
  for (const says of found.left) shell.err(`${says}\n`);
  shell.err(sumUp(actions, postmortems));
  if (wrong.length > 0) return EXIT.usage;
  return options.overdue && actions.length > 0 ? EXIT.found : EXIT.ok;
}

function isWanted({ owner, status, overdueDays }: ListedAction, options: Options): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/^@/, '');
  if (options.overdue) return overdueDays !== undefined && (options.owner === undefined || plain(owner ?? '') === plain(options.owner));
  if (options.owner !== undefined && plain(owner ?? '') !== plain(options.owner)) return false;
  return options.status === 'all' || status === options.status;
}

function sumUp(actions: readonly ListedAction[], postmortems: number): string {
  const late = actions.filter(({ overdueDays }) => overdueDays !== undefined).length;
  const items = `${actions.length} action item${actions.length === 1 ? '' : 's'}`;
  return `${items}, ${late} overdue, of ${postmortems} postmortem${postmortems === 1 ? '' : 's'}\n`;
}
