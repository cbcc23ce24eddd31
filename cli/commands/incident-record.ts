import { type Command, Option } from 'commander';
import { UserError } from '../../core/errors.ts';
import { PRECISIONS, type Precision } from '../../core/incident/precision.ts';
import type { Entry } from '../../core/incident/types.ts';
import { printable } from '../../core/printable.ts';
import type { JournalOptions, Saved, When } from '../journal/journal.ts';
import { placesOf } from '../journal/places.ts';
import type { RecordedIncident } from '../journal/read.ts';
import type { Shell } from '../shell.ts';
import { readMoment } from './incident-time.ts';

/** What `<id>` may be, for the help. */
export const WHICH = '14, INC-14, the id or the beginning of it';

/** Options of what may have happened earlier than now. */
export interface WhenOptions {
  readonly at?: string;
  readonly precision?: Precision;
}

/** `--at` and `--precision`. */
export function withWhen(command: Command): Command {
  return command
    .option('--at <time>', 'when it happened, if earlier: 2026-11-21T03:05:00Z, 2026-11-21T04:05+01:00, ~2026-11-21T03:05Z for about then')
    .addOption(new Option('--precision <unit>', 'how exactly that is known').choices(PRECISIONS));
}

/** What was typed, as the journal takes it. */
export async function whenOf({ at, precision }: WhenOptions, shell: Shell): Promise<When> {
  if (at !== undefined) return readMoment(at, { option: '--at', now: shell.now(), precision });
  if (precision !== undefined)
    throw new UserError('--precision says how exactly --at is known, and there is none.', { hint: 'Add the time: --at 2026-11-21T03:05Z' });
  return {};
}

/** Adds one entry to an incident, and says where it went. */
export async function add(shell: Shell, which: string, entry: Entry, when: When = {}): Promise<Saved> {
  const { continueIncident } = await import('../journal/journal.ts');
  const journal = await continueIncident(which, journalOptions(shell));
  warn(shell, journal);
  const saved = await journal.append(entry, when);
  tell(shell, saved);
  shell.err(`Recorded in ${printable(saved.place)}\n`);
  return saved;
}

export function journalOptions(shell: Shell): JournalOptions {
  return { places: placesOf(shell.env), now: () => shell.now() };
}

/** Refuses what is empty. */
export function required(text: string, what: string, hint: string): string {
  if (text.trim() === '') throw new UserError(`${what} cannot be empty.`, { hint });
  return text;
}

/** Says what of a record is missing or odd. */
export function warn(shell: Shell, { problems, remarks }: Pick<RecordedIncident, 'problems' | 'remarks'>): void {
  for (const { file, says, kind } of problems)
    shell.err(`${printable(file)}: ${printable(says)}. ${kind === 'chain' ? 'What is there was read.' : 'The rest was read.'}\n`);
  for (const { file, says } of remarks) shell.err(`${printable(file)}: ${printable(says)}.\n`);
}

/** The memory of a command ends with it: what could not be saved is not done. */
export function tell(shell: Shell, { unsaved, warning }: Saved): void {
  if (unsaved) throw new UserError('Nothing was recorded.', { hint: printable(warning ?? '') });
  if (warning !== undefined) shell.err(`${printable(warning)}\n`);
}
