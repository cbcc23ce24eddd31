import { formatAmount, formatDuration, formatInterval, formatRate } from '../figures.ts';
import { NOT_RECORDED } from '../not-recorded.ts';
import { type BudgetSpent, budgetSpent } from './error-budget.ts';
import { impactIntervals } from './impact.ts';
import { type LeakMetrics, leakMetrics } from './leak-metrics.ts';
import { severityTimes } from './severity-times.ts';
import type { IncidentState } from './state.ts';

/** A figure in words with the two moments it was measured between. It may hold words from outside: clean it for where it is shown. */
export interface FigureLine {
  readonly label: string;
  /** Undefined: not recorded. */
  readonly value: string | undefined;
}

/** How long it was in each severity, in order. */
export function severityFigures(state: IncidentState): readonly FigureLine[] {
  return severityTimes(state).map(({ severity, seconds, from, to }) => ({
    label: severity,
    value: seconds === null ? `since ${from.split(' ')[1]}` : `${formatDuration(seconds)}, from ${from} to ${to}`,
  }));
}

/** What each objective lost of its error budget, or why that cannot be said. */
export function budgetFigures(state: IncidentState): readonly FigureLine[] {
  const intervals = impactIntervals(state);
  return state.objectives.map((objective) => budgetFigure(budgetSpent(objective, intervals)));
}

function budgetFigure({ name, target, windowDays, spent, badSeconds, allowedSeconds, from, to, because }: BudgetSpent): FigureLine {
  const label = `${name}, ${percent(target)} over ${windowDays} d`;
  if (spent === null || badSeconds === null) return { label, value: `${NOT_RECORDED}, because ${because}` };
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  return { label, value: `${(spent * 100).toFixed(1)} % of the budget, ${minutes(badSeconds)} of ${minutes(allowedSeconds)}, from ${from} to ${to}` };
}

/** The resource that leaked, how fast, and how much was left. */
export function leakFigures(state: IncidentState): readonly FigureLine[] {
  const { resource, leakRate, timeToExhaustion, headroomAtDetection, firstSymptomToExhausted } = leakMetrics(state);
  const anchored = (said: string | null, of: { readonly from: string; readonly to: string } | null) =>
    said && of ? `${said}, from ${of.from} to ${of.to}` : undefined;
  return [
    { label: 'resource', value: resource ?? undefined },
    { label: 'leak rate', value: anchored(leakRate && rate(leakRate), leakRate) },
    { label: 'time to exhaustion, as expected then', value: anchored(timeToExhaustion && formatInterval(timeToExhaustion), timeToExhaustion) },
    { label: 'headroom at detection', value: anchored(headroomAtDetection && headroom(headroomAtDetection), headroomAtDetection) },
    {
      label: 'first symptom to exhausted',
      value: anchored(firstSymptomToExhausted && formatDuration(firstSymptomToExhausted.seconds), firstSymptomToExhausted),
    },
  ];
}

function rate({ perSecond, low, high, unit }: NonNullable<LeakMetrics['leakRate']>): string {
  return `+${formatRate(perSecond, unit)} /s (${formatRate(low, unit)}–${formatRate(high, unit)})`;
}

function headroom({ left, limit, unit, share }: NonNullable<LeakMetrics['headroomAtDetection']>): string {
  return unit === '%' ? percent(share) : `${percent(share)}, ${formatAmount(left, unit)} of ${formatAmount(limit, unit)}`;
}

/** A share as `99.95 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}
