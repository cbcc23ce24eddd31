import { formatAmount } from '../figures.ts';
import { cell, cut } from '../fit-text.ts';
import { READINGS, type Unit } from '../probes/readings.ts';
import { sparkline } from '../sparkline.ts';
import { RESOURCES } from './resources.ts';
import type { ReportedReading } from './types.ts';

// Below this there is no room for bars.
const NARROW = 56;

/** `open descriptors   903 of 1,024  ▁▂▃▅▇█  growing +2.1 /s`; how it moves is said in words too. */
export function readingLine(reading: ReportedReading, readings: readonly ReportedReading[], columns: number): string {
  const { id, unit, of, samples, trend } = reading;
  const name = `${READINGS[id].title}${of === undefined ? '' : ` ${of}`}`;
  const limit = limitOf(reading, readings);
  const [title, figure] = columns >= 92 ? [28, 20] : columns >= 78 ? [24, 16] : [18, 14];
  if (columns < NARROW) return cut(`${cell(name, 18)} ${figureOf(reading, limit, 14).padStart(14)}  ${movesInWords(trend, unit)}`, columns);
  const bars = Math.min(20, Math.max(6, columns - title - figure - 20));
  return `${cell(name, title)} ${figureOf(reading, limit, figure).padStart(figure)}  ${sparkline(samples ?? [], bars, trend?.verdict === 'growing').padEnd(bars)}  ${movesInWords(trend, unit)}`;
}

/** The reading it is held against, where it was taken. */
export function limitOf(reading: ReportedReading, readings: readonly ReportedReading[]): ReportedReading | undefined {
  const limit = RESOURCES.find(({ used }) => used === reading.id)?.limit;
  return readings.find(({ id }) => id === limit);
}

/** With its limit where both fit: half a limit would be a wrong one. */
function figureOf({ value, unit }: ReportedReading, limit: ReportedReading | undefined, width: number): string {
  const alone = formatAmount(value, unit);
  const both = limit ? `${alone} of ${formatAmount(limit.value, limit.unit)}` : alone;
  return cut(both.length <= width ? both : alone, width);
}

/** How it moves, in words: colour and bars alone say it to nobody who cannot see them. */
export function movesInWords(trend: ReportedReading['trend'], unit: Unit): string {
  if (!trend) return '';
  if (trend.verdict === 'flat') return 'flat';
  if (trend.verdict === 'unclear') return 'not clear yet';
  // A rate that grows has no unit a person would say.
  return unit === '/s' ? 'growing' : `growing +${formatAmount(trend.perSecond, unit)} /s`;
}
