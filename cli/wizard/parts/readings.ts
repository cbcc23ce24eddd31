import type { Diagnosis, ReportedReading } from '../../../core/diagnosis/types.ts';
import { formatAmount } from '../../../core/figures.ts';
import { READINGS, type ReadingId, type Unit } from '../../../core/probes/readings.ts';
import { sparkline } from './sparkline.ts';
import { cell, cut } from './wrap.ts';

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

// What a figure is held against, when the diagnosis knows it.
const LIMITS: Readonly<Record<string, ReadingId>> = { 'descriptors.used': 'descriptors.limit', 'memory.rss': 'memory.limit' };

/** `open descriptors   903 of 1,024  ▁▂▃▅▇█  growing +2.1 /s`; how it moves is said in words too. */
export function readingLine(reading: ReportedReading, { readings }: Diagnosis, columns: number): string {
  const { id, unit, of, samples, trend } = reading;
  const [title, figure] = columns >= 92 ? [28, 20] : columns >= 78 ? [24, 16] : [18, 14];
  const bars = Math.min(20, Math.max(6, columns - title - figure - 20));
  const name = `${READINGS[id].title}${of === undefined ? '' : ` ${of}`}`;
  const limit = readings.find((other) => other.id === LIMITS[id]);
  return `${cell(name, title)} ${figureOf(reading, limit, figure).padStart(figure)}  ${sparkline(samples ?? [], bars, trend?.verdict === 'growing').padEnd(bars)}  ${moves(trend, unit)}`;
}

/** With its limit where both fit: half a limit would be a wrong one. */
function figureOf({ value, unit }: ReportedReading, limit: ReportedReading | undefined, width: number): string {
  const alone = formatAmount(value, unit);
  const both = limit ? `${alone} of ${formatAmount(limit.value, limit.unit)}` : alone;
  return cut(both.length <= width ? both : alone, width);
}

function moves(trend: ReportedReading['trend'], unit: Unit): string {
  if (!trend) return '';
  if (trend.verdict === 'flat') return 'flat';
  if (trend.verdict === 'unclear') return 'not clear yet';
  // A rate that grows has no unit a person would say.
  return unit === '/s' ? 'growing' : `growing +${formatAmount(trend.perSecond, unit)} /s`;
}
