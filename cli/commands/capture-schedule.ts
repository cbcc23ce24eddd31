import { UserError } from '../../core/errors.ts';
import { parseDuration } from '../duration.ts';

/** When to look. */
export interface Schedule {
  readonly looks: number;
  /** Seconds between two looks. */
  readonly interval: number;
  /** End as soon as a leak is plain. */
  readonly untilPlain: boolean;
}

/** As many as a diagnosis takes: one at the start, and one after each interval that ends in time. */
const looksIn = (seconds: number, interval: number): number => 1 + Math.floor((seconds + 0.01) / interval);

/** What `--looks`, `--for` and `--interval` come to. */
export function scheduleOf(options: { readonly looks?: string; readonly for?: string; readonly interval?: string }): Schedule {
  if (options.looks !== undefined && options.for !== undefined)
    throw new UserError('--looks and --for both say how often to look.', { hint: 'Give one of them: --looks 30, or --for 30s' });
  const interval = parseDuration('--interval', options.interval ?? (options.for === undefined ? '5s' : '1s'), { least: 0.1, most: 600 });
  if (options.for !== undefined) {
    const seconds = parseDuration('--for', options.for, { least: 0, most: 3600 });
    return { looks: looksIn(seconds, interval), interval, untilPlain: true };
  }
  const looks = Number(options.looks ?? 2);
  if (!Number.isInteger(looks) || looks < 1 || looks > 3600)
    throw new UserError('--looks takes a whole number from 1 to 3,600.', { hint: 'Example: --looks 30' });
  return { looks, interval, untilPlain: false };
}
