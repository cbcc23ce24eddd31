import { Argument, type Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { INCIDENT_SEVERITIES, type IncidentSeverity, MARKS, type Mark } from '../../core/incident/types.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';
import { add, required, WHICH, type WhenOptions, whenOf, withWhen } from './incident-record.ts';

export function buildNote(command: Command, shell: Shell): void {
  withWhen(command.command('note').description('add a note').argument('<id>', WHICH).argument('<text...>', 'what happened'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident note 14 restarted one of three instances\n  $ stanch incident note 14 --at 2026-11-21T03:05:00Z "first customer called"\n  $ stanch incident note 14 --at 2026-11-21T04:05[Europe/Berlin] --precision hour "the batch job began"',
    )
    .action(async (id: string, words: readonly string[], options: WhenOptions) => {
      const text = required(words.join(' '), 'A note', `stanch incident note ${printable(id)} "what happened"`);
      await add(shell, id, { kind: 'note', text }, await whenOf(options, shell));
    });
}

export function buildMark(command: Command, shell: Shell): void {
  withWhen(
    command
      .command('mark')
      .description(`mark a moment: ${MARKS.join(', ')}`)
      .argument('<id>', WHICH)
      .addArgument(new Argument('<moment>', 'which moment').choices(MARKS)),
  )
    .option('--note <text>', 'what it was, in a few words')
    .option('--evidence <url>', 'what shows it: the address of a graph or message, or E1 for a diagnosis; may be given several times', addressOrEvidence)
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident mark 14 impact-start --at ~2026-11-21T03:05Z\n  $ stanch incident mark 14 mitigated\n  $ stanch incident mark 14 alerted --note "fd alert at 80 %" --evidence https://grafana.example/d/fds',
    )
    .action(async (id: string, mark: Mark, { note, evidence, ...when }: WhenOptions & { note?: string; evidence?: readonly string[] }) => {
      await add(shell, id, { kind: 'mark', mark, ...optionalNote(note), ...(evidence ? { evidence } : {}) }, await whenOf(when, shell));
    });
}

export function buildSeverity(command: Command, shell: Shell): void {
  withWhen(
    command
      .command('severity')
      .description('say how bad it is now, or was from a moment on')
      .argument('<id>', WHICH)
      .addArgument(new Argument('<severity>', 'how bad').choices(INCIDENT_SEVERITIES)),
  )
    .option('--note <text>', 'why')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident severity 14 sev2\n  $ stanch incident severity 14 sev1 --at 2026-11-21T03:20:00Z --note "all regions"',
    )
    .action(async (id: string, severity: IncidentSeverity, { note, ...when }: WhenOptions & { note?: string }) => {
      await add(shell, id, { kind: 'severity', severity, ...optionalNote(note) }, await whenOf(when, shell));
    });
}

function optionalNote(note: string | undefined): { readonly note?: string } {
  return note === undefined || note.trim() === '' ? {} : { note };
}

function addressOrEvidence(typed: string, before: readonly string[] = []): readonly string[] {
  if (!/^E[1-9]\d{0,4}$/.test(typed) && !/^https?:$/.test(URL.parse(typed)?.protocol ?? ''))
    throw new UserError(`--evidence "${printable(typed)}" is neither an address nor a diagnosis of the record.`, {
      hint: 'Like this: --evidence https://grafana.example/d/fds, or --evidence E1',
    });
  return [...before, typed];
}
