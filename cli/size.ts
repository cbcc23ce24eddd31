import { UserError } from '../core/errors.ts';
import { formatBytes } from '../core/figures.ts';
import { printable } from '../core/printable.ts';

const BYTES = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;

/** `512k`, `20MB`, `1 GiB` → bytes, in powers of 1,024, within bounds. */
export function parseSize(option: string, text: string, bounds: { least: number; most: number }): number {
  const match = /^(\d+(?:\.\d+)?)\s?([kmg]?)(?:i?b)?$/i.exec(text);
  const bytes = match ? Math.floor(Number(match[1]) * BYTES[(match[2] ?? '').toLowerCase() as keyof typeof BYTES]) : Number.NaN;
  if (!(bytes >= bounds.least && bytes <= bounds.most)) {
    throw new UserError(`${option} takes a size from ${formatBytes(bounds.least)} to ${formatBytes(bounds.most)}, not “${printable(text)}”.`, {
      hint: `Example: ${option} 20MB`,
    });
  }
  return bytes;
}
