import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import type { Series } from './series.ts';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const BYTES = [
  ['gigabyte', 1024 ** 3],
  ['megabyte', 1024 ** 2],
  ['kilobyte', 1024],
] as const;

/** `903`, `212 MB`, `88 %`: a value in the unit of its reading. */
export function formatValue(id: ReadingId, value: number | string): string {
  const { unit } = READINGS[id];
  if (typeof value === 'string') return value;
  if (unit === 'bytes') return formatBytes(value);
  if (unit === '%') return `${WHOLE.format(value)} %`;
  if (unit === '/s') return `${SHORT.format(value)} /s`;
  return unit === 's' ? formatSeconds(value) : WHOLE.format(value);
}

/** `212 MB` in powers of 1,024, which is how memory is counted. */
export function formatBytes(bytes: number): string {
  const [unit, size] = BYTES.find(([, least]) => Math.abs(bytes) >= least) ?? ['byte', 1];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }).format(bytes / size);
}

/** `58 s`, `12 min`, `3.2 h`, `4 days`: never more than two significant digits, because no estimate deserves more. */
export function formatSeconds(seconds: number): string {
  if (seconds < 120) return `${SHORT.format(seconds)} s`;
  if (seconds < 7200) return `${SHORT.format(seconds / 60)} min`;
  return seconds < 172_800 ? `${SHORT.format(seconds / 3600)} h` : `${SHORT.format(seconds / 86_400)} days`;
}

/** `+2.1 /s (1.9–2.3)`: the growth of a series with its interval; the interval is left out where it says the same. */
export function formatGrowth(id: ReadingId, growth: { slope: number; low: number; high: number }): string {
  const rate = (value: number) => (READINGS[id].unit === 'bytes' ? formatBytes(value) : SHORT.format(value));
  const [middle, low, high] = [rate(growth.slope), rate(growth.low), rate(growth.high)];
  return `+${middle} /s${low === high ? '' : ` (${low}–${high})`}`;
}

/** `903 open descriptors, +2.1 /s (1.9–2.3)`, `98 % of the outgoing sockets go to 10.0.1.50:443`: what a series is and does. */
export function describeSeries(series: Series): string {
  return `${subject(series)}${movement(series)}`;
}

function subject({ id, value, of }: Series): string {
  const { title, unit, one, phrase }: ReadingSpec = READINGS[id];
  const figure = formatValue(id, value);
  if (phrase) return `${figure} ${phrase}${of ? ` ${of}` : ''}`;
  const named = unit === 'count' ? `${figure} ${value === 1 ? (one ?? title) : title}` : `${title} ${figure}`;
  return of ? `${named} (${of})` : named;
}

function movement({ id, trend }: Series): string {
  if (trend?.verdict === 'growing') return `, ${formatGrowth(id, trend)}`;
  return trend?.verdict === 'flat' ? ', flat' : '';
}
