import { Argument, type Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { displayName } from '../../core/incident/state.ts';
import { type Entry, MARKS, type Mark } from '../../core/incident/types.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Saved } from '../journal/journal.ts';
import { placesOf } from '../journal/places.ts';
import type { JournalProblem } from '../journal/read.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { buildExport } from './incident-export.ts';

/** The record from the command line: new, list, show, note, mark, close. */
export const incident: CliCommand = {
  name: 'incident',
  build(command, shell) {
    command.description('the record of an incident: start it, add to it, read it, close it');
    command.addHelpText('after', EXAMPLES);
    buildNew(command, shell);
    buildList(command, shell);
    buildShow(command, shell);
    buildNote(command, shell);
    buildMark(command, shell);
    buildClose(command, shell);
    buildExport(command, shell);
  },
};

const EXAMPLES = `
An incident goes by its number (14 or INC-14), its id or the beginning of it.

Examples:
  $ stanch incident new "checkout answers 5xx"
  $ stanch incident note 14 restarted one of three instances
  $ stanch incident show 14
  $ stanch incident close 14 --resolution "bodies are closed since 4.2.1"
  $ stanch postmortem new 14 --out postmortem.md`;

function buildNew(command: Command, shell: Shell): void {
  command
    .command('new')
    .description('start a record and print its number')
    .argument('<title>', 'what is wrong, in a few words')
    .addHelpText('after', '\nExample:\n  $ stanch incident new "checkout answers 5xx"')
    .action(async (title: string) => {
      const { startIncident } = await import('../journal/journal.ts');
      const { journal, saved } = await startIncident({ title: required(title, 'A title', 'stanch incident new "what is wrong"') }, options(shell));
      const { entry } = saved.event;
      tell(shell, saved);
      shell.out(`${displayName({ id: journal.id, ...(entry.kind === 'opened' ? { number: entry.number } : {}) })}  ${journal.id}\n`);
    });
}

function buildList(command: Command, shell: Shell): void {
  command
    .command('list')
    .description('all incidents, newest first')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ stanch incident list\n  $ stanch incident list --json')
    .action(async ({ json }: { json?: boolean }) => {
      const [{ listIncidents }, { renderList, reportHead }] = await Promise.all([import('../journal/read.ts'), import('../journal/render.ts')]);
      const closed: string[] = [];
      const incidents = await listIncidents(placesOf(shell.env), (says) => closed.push(says));
      if (incidents.length === 0 && closed.length > 0) throw new UserError(closed.join(' '), { hint: 'Try again as the user who recorded them.' });
      for (const says of closed) shell.err(`${printable(says)}\n`);
      for (const { problems } of incidents) warn(shell, problems);
      if (json) shell.out(`${safeJson({ schema: 1, incidents: incidents.map(reportHead) }, 2)}\n`);
      else if (incidents.length === 0) shell.err('No incident is recorded yet. Start one: stanch incident new "what is wrong"\n');
      else shell.out(renderList(incidents));
    });
}

function buildShow(command: Command, shell: Shell): void {
  command
    .command('show')
    .description('one incident: its timeline and metrics')
    .argument('<id>', '14, INC-14, the id or the beginning of it')
    .option('--json', 'as JSON, with every event')
    .addHelpText('after', '\nExamples:\n  $ stanch incident show INC-14\n  $ stanch incident show 14 --json')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const [{ readIncident }, { incidentReport, renderIncident }] = await Promise.all([import('../journal/read.ts'), import('../journal/render.ts')]);
      const recorded = await readIncident(id, placesOf(shell.env));
      warn(shell, recorded.problems);
      shell.out(json ? `${safeJson(incidentReport(recorded), 2)}\n` : renderIncident(recorded));
    });
}

function buildNote(command: Command, shell: Shell): void {
  command
    .command('note')
    .description('add a note')
    .argument('<id>', '14, INC-14, the id or the beginning of it')
    .argument('<text...>', 'what happened')
    .option('--at <time>', 'when it happened, if earlier: an ISO 8601 time such as 2026-11-21T03:05:00Z')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident note 14 restarted one of three instances\n  $ stanch incident note 14 --at 2026-11-21T03:05:00Z "first customer called"',
    )
    .action(async (id: string, words: readonly string[], { at }: { at?: string }) => {
      const text = required(words.join(' '), 'A note', `stanch incident note ${printable(id)} "what happened"`);
      await add(shell, id, { kind: 'note', text }, at === undefined ? undefined : instant(at, shell.now()));
    });
}

function buildMark(command: Command, shell: Shell): void {
  command
    .command('mark')
    .description(`mark a moment that metrics are measured from: ${MARKS.join(', ')}`)
    .argument('<id>', '14, INC-14, the id or the beginning of it')
    .addArgument(new Argument('<moment>', 'which moment').choices(MARKS))
    .option('--at <time>', 'when it was, if earlier: an ISO 8601 time such as 2026-11-21T03:05:00Z')
    .addHelpText('after', '\nExamples:\n  $ stanch incident mark 14 impact-start --at 2026-11-21T03:05:00Z\n  $ stanch incident mark 14 mitigated')
    .action(async (id: string, mark: Mark, { at }: { at?: string }) => {
      await add(shell, id, { kind: 'mark', mark }, at === undefined ? undefined : instant(at, shell.now()));
    });
}

function buildClose(command: Command, shell: Shell): void {
  command
    .command('close')
    .description('close an incident; its end counts as resolved unless that moment was marked')
    .argument('<id>', '14, INC-14, the id or the beginning of it')
    .requiredOption('--resolution <text>', 'what ended it')
    .addHelpText('after', '\nExample:\n  $ stanch incident close 14 --resolution "bodies are closed since 4.2.1"')
    .action(async (id: string, { resolution }: { resolution: string }) => {
      const { readIncident } = await import('../journal/read.ts');
      const { state } = await readIncident(id, placesOf(shell.env));
      if (state.status === 'closed')
        throw new UserError(`${displayName(state)} is closed already.`, { hint: `Add to it: stanch incident note ${displayName(state)} "what is new"` });
      await add(shell, id, {
        kind: 'closed',
        resolution: required(resolution, 'A resolution', `stanch incident close ${printable(id)} --resolution "what ended it"`),
      });
      shell.err(`Next: stanch postmortem new ${displayName(state)}\n`);
    });
}

async function add(shell: Shell, which: string, entry: Entry, at?: string): Promise<void> {
  const { continueIncident } = await import('../journal/journal.ts');
  const journal = await continueIncident(which, options(shell));
  warn(shell, journal.problems);
  const saved = await journal.append(entry, at === undefined ? {} : { at });
  tell(shell, saved);
  shell.err(`Recorded in ${printable(saved.place)}\n`);
}

function options(shell: Shell) {
  return { places: placesOf(shell.env), now: () => shell.now() };
}

function required(text: string, what: string, hint: string): string {
  if (text.trim() === '') throw new UserError(`${what} cannot be empty.`, { hint });
  return text;
}

function instant(text: string, now: number): string {
  const at = ISO.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new UserError(`--at "${printable(text)}" is not an ISO 8601 time with its zone.`, { hint: `Like this: --at ${new Date(now).toISOString()}` });
  if (at > now) throw new UserError(`--at "${printable(text)}" has not happened yet.`, { hint: `It is ${new Date(now).toISOString()} now.` });
  return new Date(at).toISOString();
}

/** The parser takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function warn(shell: Shell, problems: readonly JournalProblem[]): void {
  for (const { file, says } of problems) shell.err(`${printable(file)}: ${printable(says)}. The rest was read.\n`);
}

function tell(shell: Shell, saved: Saved): void {
  refuseUnsaved(saved);
  if (saved.warning !== undefined) shell.err(`${printable(saved.warning)}\n`);
}

/** The memory of this command ends with it: what could not be saved is not done. */
function refuseUnsaved({ unsaved, warning }: Saved): void {
  if (unsaved) throw new UserError('Nothing was recorded.', { hint: printable(warning ?? '') });
}
