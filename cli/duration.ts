import { UserError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

const SECONDS = { ms: 0.001, s: 1, m: 60, h: 3600 } as const;

/** `30s`, `500ms`, `2m`, `1h` → seconds, within bounds. */
export function parseDuration(option: string, text: string, bounds: { least: number; most: number }): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const seconds = match ? Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS] : Number.NaN;
  if (!(seconds >= bounds.least && seconds <= bounds.most)) {
    throw new UserError(`${option} takes a duration from ${bounds.least}s to ${bounds.most}s, not “${printable(text)}”.`, { hint: `Example: ${option} 30s` });
  }
  return seconds;
}
