import { formatAmount, formatInterval, formatRate } from '../figures.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import { RESOURCES } from './resources.ts';
import type { Series } from './series.ts';
import type { Diagnosis, Target, TimeToExhaustion } from './types.ts';

/** `payment-service (pid 4182)`, or the address of what was asked instead. */
export function describeTarget({ name, pid }: Target): string {
  return pid === undefined ? name : `${name} (pid ${pid})`;
}

/** A value in the unit of its reading. */
export function formatValue(id: ReadingId, value: number | string): string {
  return formatAmount(value, READINGS[id].unit);
}

/** `+2.1 /s (1.9–2.3)`: the growth of a series with its interval; the interval is left out where it says the same. */
export function formatGrowth(id: ReadingId, growth: { slope: number; low: number; high: number }): string {
  const rate = (value: number) => formatRate(value, READINGS[id].unit);
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

/** `58 s (53 s to 64 s) until 1,024 descriptors`, `7 min until 100 % of the threads`. */
export function describeTimeLeft(left: TimeToExhaustion): string {
  const used = RESOURCES.find(({ resource }) => resource === left.resource)?.used;
  const unit = used ? READINGS[used].unit : 'count';
  return `${formatInterval(left)} until ${formatAmount(left.limit, unit)} ${unit === '%' ? 'of the ' : ''}${left.resource}`;
}

/** Reasons that are worth their words; of more, the causes are only named. */
const FEW_REASONS = 4;

/** `idle-in-transaction, db-pool-exhaustion (no pool statistics) · goroutine-explosion (no pprof address)`: causes that lack the same stand together. */
export function describeNotChecked(notChecked: Diagnosis['notChecked']): string {
  const causes = Map.groupBy(notChecked, ({ why }) => why);
  if (causes.size > FEW_REASONS) return `${notChecked.map(({ cause }) => cause).join(', ')} (readings that were not taken; --json says which)`;
  return [...causes].map(([why, same]) => `${same.map(({ cause }) => cause).join(', ')} (${why})`).join(' · ');
}
