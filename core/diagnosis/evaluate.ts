import type { Condition, Signal } from '../knowledge/types.ts';
import { READINGS, type ReadingId } from '../probes/readings.ts';
import { describeSeries } from './figures.ts';
import type { Series, SeriesTable } from './series.ts';
import type { Evidence } from './types.ts';

/** What the readings say to one row of a Signals table. */
export interface Evaluation {
  readonly signal: Signal;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Which bound was met. */
  readonly level?: 'warning' | 'critical';
  readonly evidence?: Evidence;
  /** Why it is unknown. */
  readonly why?: string;
  /** The parent of `growing with` grows, and whether this reading is what grows could not be told. */
  readonly parentGrows?: boolean;
  /** One look only: this reading makes up most of its parent. */
  readonly mostOfParent?: boolean;
}

/** Rule 0: what explains this share of its parent's growth is the cause, the parent its consequence. */
const EXPLAINS = 0.8;
const HARDLY = 0.2;

/** Holds a row of a Signals table against the readings: critical first, then warning. */
export function evaluate(signal: Signal, table: SeriesTable): Evaluation {
  const critical = signal.critical && test(signal.critical, signal.reading, table);
  if (critical?.answer === 'yes') return found(signal, 'critical', critical, table);
  const warning = signal.warning && test(signal.warning, signal.reading, table);
  if (warning?.answer === 'yes') return found(signal, 'warning', warning, table);
  const open = [warning, critical].find((result) => result?.answer === 'unknown');
  if (open) return { signal, ...open };
  return { signal, answer: 'no', ...evidenceOf(signal, table) };
}

type Result = Pick<Evaluation, 'answer' | 'why' | 'parentGrows' | 'mostOfParent'> & { readonly share?: number };

function test(condition: Condition, id: ReadingId, table: SeriesTable): Result {
  const series = table.get(id);
  if (condition.kind === 'growing' && condition.with) return testGrowingWith(series, table.get(condition.with), id, condition.with);
  if (!series) return { answer: 'unknown', why: `no reading of ${READINGS[id].title}` };
  switch (condition.kind) {
    case 'growing':
      return testTrend(series, 'growing', 'flat');
    case 'flat':
      return testTrend(series, 'flat', 'growing');
    case 'equals':
      return { answer: series.value === condition.text ? 'yes' : 'no' };
    default:
      return { answer: typeof series.value === 'number' && compare(series.value, condition) ? 'yes' : 'no' };
  }
}

function testTrend(series: Series, yes: 'growing' | 'flat', no: 'growing' | 'flat'): Result {
  if (series.trend?.verdict === yes) return { answer: 'yes' };
  if (series.trend?.verdict === no) return { answer: 'no' };
  return { answer: 'unknown', why: `${READINGS[series.id].title}: ${series.trend?.why ?? 'not a number'}` };
}

/** `growing with P`: P grows, and this reading is at least 80 % of that growth. */
function testGrowingWith(series: Series | undefined, parent: Series | undefined, id: ReadingId, parentId: ReadingId): Result {
  if (!parent) return { answer: 'unknown', why: `no reading of ${READINGS[parentId].title}` };
  if (parent.trend?.verdict === 'flat') return { answer: 'no' };
  if (parent.trend?.verdict !== 'growing') {
    const part = Number(series?.value) / Number(parent.value);
    return { answer: 'unknown', why: `${READINGS[parentId].title}: ${parent.trend?.why ?? 'not a number'}`, mostOfParent: part >= EXPLAINS };
  }
  const share = series && shareOfGrowth(series, parent);
  if (share === undefined)
    return { answer: 'unknown', parentGrows: true, why: `${READINGS[parentId].title} grow, but ${READINGS[id].title} could not be told apart` };
  if (share >= EXPLAINS) return { answer: 'yes', share };
  return share <= HARDLY
    ? { answer: 'no' }
    : { answer: 'unknown', parentGrows: true, why: `${READINGS[id].title} are ${Math.round(100 * share)} % of the growth` };
}

/** Growth of a series between its first and last value as a share of its parent's between the same moments. */
function shareOfGrowth(series: Series, parent: Series): number | undefined {
  const [first, last] = [series.points[0], series.points.at(-1)];
  const parentAt = (t: number | undefined) => parent.points.find((point) => point.t === t)?.x;
  const [from, to] = [parentAt(first?.t), parentAt(last?.t)];
  if (!first || !last || from === undefined || to === undefined || to <= from) return undefined;
  return (last.x - first.x) / (to - from);
}

function compare(value: number, condition: Extract<Condition, { value: number }>): boolean {
  switch (condition.kind) {
    case 'at-least':
      return value >= condition.value;
    case 'more-than':
      return value > condition.value;
    case 'at-most':
      return value <= condition.value;
    case 'less-than':
      return value < condition.value;
  }
}

function found(signal: Signal, level: 'warning' | 'critical', result: Result, table: SeriesTable): Evaluation {
  const share = result.share === undefined ? '' : `, ${Math.min(100, Math.round(100 * result.share))} % of the growth of ${withOf(signal)}`;
  return { signal, answer: 'yes', level, ...evidenceOf(signal, table, share) };
}

function withOf(signal: Signal): string {
  const condition = [signal.critical, signal.warning].find((each) => each?.kind === 'growing' && each.with);
  return condition?.kind === 'growing' && condition.with ? READINGS[condition.with].title : 'its parent';
}

function evidenceOf(signal: Signal, table: SeriesTable, detail = ''): { evidence?: Evidence } {
  const series = table.get(signal.reading);
  if (!series) return {};
  const { unit } = READINGS[signal.reading];
  return { evidence: { reading: signal.reading, value: series.value, unit, says: `${describeSeries(series)}${detail}: ${signal.says}` } };
}
