import { median } from 'simple-statistics';
import type { Condition, Signal } from '../knowledge/types.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import { describeSeries } from './figures.ts';
import type { Series, SeriesTable } from './series.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { Evidence } from './types.ts';
import { warmUpOf } from './warm-up.ts';

/** What the readings say to one row of a Signals table. */
export interface Evaluation {
  readonly signal: Signal;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Which bound was met. */
  readonly level?: 'warning' | 'critical';
  readonly evidence?: Evidence;
  /** The figures of the evidence alone, without what they mean. */
  readonly figures?: string;
  /** The condition has held in every sample, and there were enough of them; or the reading itself takes several looks. */
  readonly lasted?: boolean;
  /** Why it is unknown. */
  readonly why?: string;
  /** The parent of `growing with` grows, and whether this reading is what grows could not be told. */
  readonly parentGrows?: boolean;
  /** One look only: this reading makes up most of its parent. */
  readonly mostOfParent?: boolean;
}

/** Rule 0: what explains this share of its parent's growth is the cause, the parent its consequence. */
export const EXPLAINS = 0.8;
const HARDLY = 0.2;
/** Values taken together at either end of a window. */
const ENDS = 3;
export const UNREAD = ' could not be read';

/** Holds a row of a Signals table against the readings: critical first, then warning. */
export function evaluate(signal: Signal, table: SeriesTable): Evaluation {
  const critical = signal.critical && test(signal.critical, signal.reading, table);
  if (critical?.answer === 'yes') return found(signal, 'critical', critical, table);
  const warning = signal.warning && test(signal.warning, signal.reading, table);
  if (warning?.answer === 'yes') return found(signal, 'warning', warning, table);
  const open = [warning, critical].find((result) => result?.answer === 'unknown');
  if (open) return { signal, ...open };
  const { by, detail = '' }: Partial<Result> = warning ?? critical ?? {};
  return { signal, answer: 'no', ...evidenceOf(by ?? table.get(signal.reading), detail) };
}

interface Result extends Pick<Evaluation, 'answer' | 'why' | 'parentGrows' | 'mostOfParent' | 'lasted'> {
  /** What the share of the growth is, as the end of a sentence. */
  readonly detail?: string;
  /** The reading that decided, where it is not the row's own. */
  readonly by?: Series;
}

function test(condition: Condition, id: ReadingId, table: SeriesTable): Result {
  const series = table.get(id);
  if (condition.kind === 'growing' && condition.with) return testGrowingWith(id, condition.with, table);
  if (!series) return { answer: 'unknown', why: absence(id) };
  switch (condition.kind) {
    case 'growing':
      return testTrend(series, 'growing', 'flat');
    case 'flat':
      return testTrend(series, 'flat', 'growing');
    case 'equals':
      return { answer: series.value === condition.text ? 'yes' : 'no', lasted: isLasting(id) };
    default:
      return {
        answer: typeof series.value === 'number' && compare(series.value, condition) ? 'yes' : 'no',
        lasted: isLasting(id) || hasHeld(series, condition),
      };
  }
}

function testTrend(series: Series, yes: 'growing' | 'flat', no: 'growing' | 'flat'): Result {
  if (series.trend?.verdict === yes) return { answer: 'yes' };
  if (series.trend?.verdict === no) return { answer: 'no' };
  return { answer: 'unknown', why: `${READINGS[series.id].title}: ${series.trend?.why ?? 'not a number'}` };
}

/** `growing with P`: P grows, and this reading is at least 80 % of that growth. */
function testGrowingWith(id: ReadingId, parentId: ReadingId, table: SeriesTable): Result {
  const [series, parent] = [table.get(id), table.get(parentId)];
  if (!parent) return { answer: 'unknown', why: absence(parentId) };
  if (parent.trend?.verdict === 'flat') return { answer: 'no', by: parent };
  if (parent.trend?.verdict !== 'growing') {
    const part = Number(series?.value) / Number(parent.value);
    return { answer: 'unknown', why: `${READINGS[parentId].title}: ${parent.trend?.why ?? 'not a number'}`, mostOfParent: part >= EXPLAINS };
  }
  const share = series && shareOfGrowth(series, parent);
  const parentGrows = !warmUpOf(parentId, table);
  if (share === undefined) return { answer: 'unknown', parentGrows, why: `how many of them are ${READINGS[id].title}${UNREAD}` };
  const percent = Math.min(100, Math.max(0, Math.round(100 * share)));
  const detail = `, ${percent} % of the growth of the ${READINGS[parentId].title}`;
  if (share >= EXPLAINS) return { answer: 'yes', detail };
  return share <= HARDLY ? { answer: 'no', detail } : { answer: 'unknown', parentGrows, why: `${READINGS[id].title} are ${percent} % of the growth` };
}

/**
 * Growth of a series as a share of its parent's between the same moments, from the medians of a few values at either
 * end: a single blip there must not hand the growth to another kind.
 */
function shareOfGrowth(series: Series, parent: Series): number | undefined {
  const parents = new Map(parent.points.map((point) => [point.t, point.x]));
  const pairs = series.points.flatMap(({ t, x }) => {
    const whole = parents.get(t);
    return whole === undefined ? [] : [{ part: x, whole }];
  });
  if (pairs.length < 2) return undefined;
  const few = Math.max(1, Math.min(ENDS, Math.floor(pairs.length / 3)));
  const rise = (of: 'part' | 'whole') => median(pairs.slice(-few).map((pair) => pair[of])) - median(pairs.slice(0, few).map((pair) => pair[of]));
  return rise('whole') > 0 ? rise('part') / rise('whole') : undefined;
}

/** Why there is no reading: what would have to be given, or that it could not be taken. */
function absence(id: ReadingId): string {
  const { needs, title }: ReadingSpec = READINGS[id];
  return needs ? `no ${needs}` : `${title}${UNREAD}`;
}

/** Ages, and readings that take two looks or more, tell of more than a moment. */
function isLasting(id: ReadingId): boolean {
  const { unit, lasting }: ReadingSpec = READINGS[id];
  return unit === 's' || lasting === true;
}

function hasHeld({ points }: Series, condition: Extract<Condition, { value: number }>): boolean {
  return points.length >= FEWEST_SAMPLES && points.every(({ x }) => compare(x, condition));
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
  return { signal, answer: 'yes', level, ...(result.lasted ? { lasted: true } : {}), ...evidenceOf(table.get(signal.reading), result.detail, signal.says) };
}

/** The figures, then what they mean; a reading that speaks against a row has only the figures. */
function evidenceOf(series: Series | undefined, detail = '', meaning?: string): Pick<Evaluation, 'evidence' | 'figures'> {
  if (!series) return {};
  const figures = `${describeSeries(series)}${detail}`;
  return { figures, evidence: { reading: series.id, value: series.value, unit: READINGS[series.id].unit, says: meaning ? `${figures}. ${meaning}` : figures } };
}
