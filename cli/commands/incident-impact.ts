import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { coarsest } from '../../core/incident/precision.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';
import { add, required, WHICH } from './incident-record.ts';
import { readMoment } from './incident-time.ts';

interface ImpactOptions {
  readonly from: string;
  readonly to?: string;
  readonly errorRatio?: number;
  readonly note?: string;
}

/** Stretches of impact: an incident can have several. */
export function buildImpact(command: Command, shell: Shell): void {
  command
    .command('impact')
    .description('a stretch of time in which users were hurt; several may be recorded, and one with the same start is corrected')
    .argument('<id>', WHICH)
    .requiredOption('--from <time>', 'when it began')
    .option('--to <time>', 'when it ended; left out while it goes on')
    .option('--error-ratio <ratio>', 'share of requests that failed, 0 to 1', ratio)
    .option('--note <text>', 'who was hurt, and how')
    .addHelpText('after', '\nExample:\n  $ stanch incident impact 14 --from 2026-11-21T02:00:00Z --to 2026-11-21T03:43:00Z --error-ratio 0.38')
    .action(async (id: string, { errorRatio, note, ...typed }: ImpactOptions) => {
      const now = shell.now();
      const from = await readMoment(typed.from, { option: '--from', now });
      const to = typed.to === undefined ? undefined : await readMoment(typed.to, { option: '--to', now });
      if (to && Date.parse(to.at) < Date.parse(from.at))
        throw new UserError('The impact cannot end before it began.', { hint: `--from is ${from.at}, --to is ${to.at}.` });
      const interval = { from: from.at, ...(to ? { to: to.at } : {}), ...(errorRatio === undefined ? {} : { errorRatio }), ...(note ? { note } : {}) };
      // One word for both ends: the one that says less.
      const precision = coarsest([from.precision, to?.precision]) ?? 'second';
      await add(shell, id, { kind: 'impact', ...interval }, { at: from.at, precision });
    });
}

interface ObjectiveOptions {
  readonly name: string;
  readonly target: number;
  readonly window: number;
}

/** The objective whose error budget the impact is measured against. */
export function buildSlo(command: Command, shell: Shell): void {
  command
    .command('slo')
    .description('a service level objective that it cost; the share of its error budget comes from the recorded impact')
    .argument('<id>', WHICH)
    .requiredOption('--name <text>', 'what it is called')
    .requiredOption('--target <ratio>', 'share of good requests, such as 0.999', target)
    .requiredOption('--window <days>', 'its window, such as 30d', days)
    .addHelpText('after', '\nExample:\n  $ stanch incident slo 14 --name "checkout availability" --target 0.999 --window 30d')
    .action(async (id: string, options: ObjectiveOptions) => {
      const name = required(options.name, 'The name of an objective', '--name "checkout availability"');
      await add(shell, id, { kind: 'slo', name, target: options.target, windowDays: options.window });
    });
}

function ratio(typed: string): number {
  const value = /^\d*\.?\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(value >= 0 && value <= 1))
    throw new UserError(`--error-ratio "${printable(typed)}" is no share between 0 and 1.`, { hint: '38 % are --error-ratio 0.38' });
  return value;
}

function target(typed: string): number {
  const value = /^\d*\.\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(value > 0 && value < 1)) throw new UserError(`--target "${printable(typed)}" is no share between 0 and 1.`, { hint: '99.9 % are --target 0.999' });
  return value;
}

function days(typed: string): number {
  const value = Number(/^([1-9]\d{0,2})d?$/.exec(typed)?.[1]);
  if (!(value > 0)) throw new UserError(`--window "${printable(typed)}" is no number of days.`, { hint: 'Like this: --window 30d' });
  return value;
}
