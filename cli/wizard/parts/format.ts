import type { Unit } from '../../../core/probes/readings.ts';

/** `07:12`; from an hour on `1:07:12`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const tail = `${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`;
  return h === 0 ? tail : `${h}:${tail}`;
}

/** A length of time in the unit a person would say it in. */
export function span(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${round(seconds / 3600)} h`;
  return `${round(seconds / 86_400)} days`;
}

/** A figure with its unit: `1,024`, `212 MB`, `88 %`, `40 /s`. */
export function amount(value: number | string, unit: Unit): string {
  if (typeof value === 'string') return value;
  if (unit === 'bytes') return bytes(value);
  if (unit === 's') return span(value);
  if (unit === '%' || unit === '/s') return `${round(value)} ${unit}`;
  return round(value);
}

export function bytes(value: number): string {
  const steps = ['B', 'KB', 'MB', 'GB', 'TB'];
  const size = Math.abs(value);
  const step = Math.min(steps.length - 1, size < 1024 ? 0 : Math.floor(Math.log2(size) / 10));
  return `${round(value / 1024 ** step)} ${steps[step]}`;
}

function round(value: number): string {
  const digits = value !== 0 && Math.abs(value) < 10 ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `58 s (53 s to 64 s)`; an interval that never ends says so, one that rounds to a point is not said. */
export function interval(of: { seconds: number; low: number; high: number | null }): string {
  const [middle, low] = [span(of.seconds), span(of.low)];
  if (of.high === null) return `${middle} (${low} or more, perhaps never)`;
  const high = span(of.high);
  return low === high ? middle : `${middle} (${low} to ${high})`;
}

/** `▓▓▓░░░`; full when the time is over. */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '▓'.repeat(full) + '░'.repeat(width - full);
}
