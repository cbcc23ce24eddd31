import type { Metric } from './knowledge/types.ts';
import type { Unit } from './probes/readings.ts';

/** Outside of these bounds JavaScript writes numbers with an exponent; hardly a measured value lies there. */
const [TINY, HUGE] = [1e-6, 1e15];

/** `1,234.5`: at most so many digits after the point. Intl does the same, and takes a good ten milliseconds to begin. */
function rounded(value: number, digits: number): string {
  return grouped(Number(value.toFixed(digits)));
}

/** `1,200`: so many digits that say something. */
function significant(value: number, digits: number): string {
  return grouped(Number(value.toPrecision(digits)));
}

function grouped(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && !(size >= TINY && size < HUGE)) return new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value);
  const [whole = '', fraction] = String(value).split('.');
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** A measured value with its unit, as every screen, report and draft shows it: `1,024`, `212 MB`, `88 %`, `2.1 /s`, `7 min 12 s`. */
export function formatAmount(value: number | string, unit: Unit): string {
  if (typeof value === 'string') return value;
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 's') return formatDuration(value);
  const number = rounded(value, Math.abs(value) < 10 ? 1 : 0);
  return unit === '%' || unit === '/s' ? `${number} ${unit}` : number;
}

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `212 MB`, three significant digits, in powers of 1,024, which is how memory is counted. */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTES.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10));
  return `${significant(bytes / 1024 ** power, 3)} ${BYTES[power]}`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time that was measured, in the two largest units that say something: `40 s`, `7 min 12 s`, `18 h`, `1 d 4 h`. */
export function formatDuration(seconds: number): string {
  let rest = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${rounded(count, 0)} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return `${seconds < 0 && parts.length > 0 ? '−' : ''}${parts.join(' ') || '0 s'}`;
}

/** A length of time that was estimated: `58 s`, `12 min`, `3.2 h`, `4 days`; two significant digits, because no estimate deserves more. */
export function formatEstimate(seconds: number): string {
  if (seconds < 120) return `${significant(seconds, 2)} s`;
  if (seconds < 7200) return `${significant(seconds / 60, 2)} min`;
  return seconds < 172_800 ? `${significant(seconds / 3600, 2)} h` : `${significant(seconds / 86_400, 2)} days`;
}

/** `58 s (53 s to 64 s)`; an interval that never ends says so, one that rounds to a point is not said. */
export function formatInterval(of: { readonly seconds: number; readonly low: number; readonly high: number | null }): string {
  const [middle, low] = [formatEstimate(of.seconds), formatEstimate(of.low)];
  if (of.high === null) return `${middle} (${low} or more, perhaps never)`;
  const high = formatEstimate(of.high);
  return low === high ? middle : `${middle} (${low} to ${high})`;
}

/** A rate of growth, with two significant digits: `2.1`, `340 KB`. */
export function formatRate(value: number, unit: Unit): string {
  return unit === 'bytes' ? formatBytes(value) : significant(value, 2);
}

/** A metric's value; one below zero says in words what came before what: `detected 6 min before impact`. */
export function formatMetric({ seconds, from, to }: Metric): string {
  const kind = (anchor: string) => anchor.split(' ')[0]?.replace(/^impact-start$/, 'impact');
  return seconds < 0 ? `${kind(to)} ${formatDuration(-seconds)} before ${kind(from)}` : formatDuration(seconds);
}
