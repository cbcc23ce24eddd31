import type { Diagnosis, ReportedReading } from '../../../core/diagnosis/types.ts';
import { printable } from '../../../core/printable.ts';
import { READINGS } from '../../../core/probes/readings.ts';
import { amount } from './format.ts';
import { sparkline } from './sparkline.ts';
import { cut } from './wrap.ts';

// Where a leak shows first; the rest follows in the order the probes give it.
const FIRST: readonly string[] = [
  'descriptors.used',
  'sockets.close_wait',
  'sockets.tcp',
  'go.goroutines',
  'threads.count',
  'memory.rss',
  'heap.live',
  'traffic.rate',
];

/** The readings worth a line: what grows first, then the usual suspects, also when they are flat. */
export function moving({ readings }: Diagnosis, most: number): readonly ReportedReading[] {
  const rank = (reading: ReportedReading): number => {
    const usual = FIRST.indexOf(reading.id);
    return (reading.trend?.verdict === 'growing' ? 0 : 100) + (usual === -1 ? 50 : usual);
  };
  const sampled = readings.filter(({ samples, unit }) => (samples?.length ?? 0) > 1 && unit !== '%');
  return sampled.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** `open descriptors   903  ▁▂▃▅▇█  +2.1 /s`; how it moves is said in words too. */
export function readingLine({ id, value, unit, of, samples, trend }: ReportedReading, columns: number): string {
  const wide = columns >= 80;
  const bars = wide ? 20 : 8;
  const title = cut(`${READINGS[id]?.title ?? id}${of === undefined ? '' : ` ${printable(of)}`}`, wide ? 30 : 20).padEnd(wide ? 31 : 21);
  return `${title}${cut(amount(value, unit), 10).padStart(10)}  ${sparkline(samples ?? [], bars, trend?.verdict === 'growing').padEnd(bars)}  ${moves(trend, unit)}`;
}

function moves(trend: ReportedReading['trend'], unit: ReportedReading['unit']): string {
  if (!trend) return '';
  if (trend.verdict === 'flat') return 'flat';
  if (trend.verdict === 'unclear') return 'not clear yet';
  return `growing +${amount(trend.perSecond, unit === 'bytes' ? 'bytes' : 'count')} /s`;
}
