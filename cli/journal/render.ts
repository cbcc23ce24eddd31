import { formatAmount, formatDuration, formatInterval, formatMetric, formatRate } from '../../core/figures.ts';
import { type BudgetSpent, budgetSpent } from '../../core/incident/error-budget.ts';
import { impactIntervals } from '../../core/incident/impact.ts';
import { type LeakMetrics, leakMetrics } from '../../core/incident/leak-metrics.ts';
import { measure } from '../../core/incident/measure.ts';
import { preciseUtc, utc } from '../../core/incident/precision.ts';
import { severityTimes } from '../../core/incident/severity-times.ts';
import { displayName } from '../../core/incident/state.ts';
import { timeline } from '../../core/incident/timeline.ts';
import type { ImpactInterval } from '../../core/incident/types.ts';
import { NOT_RECORDED } from '../../core/postmortem/not-recorded.ts';
import { printable } from '../../core/printable.ts';
import type { RecordedIncident } from './read.ts';
import { chainReport } from './report.ts';

/** One line an incident, newest first. */
export function renderList(incidents: readonly RecordedIncident[]): string {
  const rows = incidents.map(({ id, state }) => [
    displayName({ ...state, id }),
    state.status,
    state.severity ?? '-',
    state.startedAt === undefined ? NOT_RECORDED : utc(state.startedAt),
    printable(state.title ?? NOT_RECORDED),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** The whole incident for a terminal; every figure with the two moments it was measured between. */
export function renderIncident(incident: RecordedIncident): string {
  const { id, state, events } = incident;
  const intervals = impactIntervals(state);
  return [
    `${displayName({ ...state, id })}  ${printable(state.title ?? NOT_RECORDED)}`,
    `  id        ${id}`,
    `  status    ${state.status}`,
    `  severity  ${state.severity ?? NOT_RECORDED}`,
    `  started   ${state.startedAt === undefined ? NOT_RECORDED : utc(state.startedAt)}`,
    '',
    ...section('Timeline', timelineLines(events)),
    ...section('Impact', intervals.map(intervalLine)),
    ...section('Metrics', metricLines(state)),
    ...section(
      'Severity',
      severityTimes(state).map(
        ({ severity, seconds, from, to }) =>
          `${severity}: ${seconds === null ? `since ${from.split(' ')[1]}` : `${formatDuration(seconds)}, from ${from} to ${to}`}`,
      ),
    ),
    ...section(
      'Error budget',
      state.objectives.map((objective) => budgetLine(budgetSpent(objective, intervals))),
    ),
    ...section('Leak', leakLines(leakMetrics(state))),
    ...renderFiles(incident),
    '',
  ].join('\n');
}

/** The files of a record, their hashes, and whether the chain holds. */
export function renderFiles(incident: Pick<RecordedIncident, 'files' | 'problems'>): readonly string[] {
  const { holds, files } = chainReport(incident);
  const said = holds ? 'every line follows the one before it' : 'the chain does not hold; incident verify says where';
  return [
    `Files: ${files.length === 0 ? NOT_RECORDED : said}`,
    ...files.flatMap(({ file, events, chained, head }) => [
      `  ${printable(file)}, ${events} ${events === 1 ? 'event' : 'events'}${chained ? '' : ', of a version without a chain'}`,
      `    head ${head ?? NOT_RECORDED}`,
    ]),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...(lines.length > 0 ? lines : [NOT_RECORDED]).map((line) => `  ${line}`), ''];
}

function timelineLines(events: RecordedIncident['events']): readonly string[] {
  return timeline(events).map(({ at, precision, recordedAt, late, kind, text, evidence }) => {
    const shown = printable(text.replace(/\s*[\r\n]+\s*/g, ' '));
    const more = [...(evidence ?? []).map((address) => printable(address)), ...(late ? [`written down ${utc(recordedAt)}`] : [])];
    return `${preciseUtc(at, precision).padEnd(20)}  ${kind.padEnd(18)}  ${shown}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
  });
}

function metricLines(state: RecordedIncident['state']): readonly string[] {
  return measure(state).map(({ name, metric, precision }) =>
    metric === null
      ? `${name}: ${NOT_RECORDED}`
      : `${name}: ${formatMetric(metric)}${precision ? `, known to the ${precision}` : ''}, from ${metric.from} to ${metric.to}`,
  );
}

function intervalLine({ from, to, errorRatio, note }: ImpactInterval): string {
  const errors = errorRatio === undefined ? `error ratio ${NOT_RECORDED}` : `${percent(errorRatio)} errors`;
  return `${utc(from)} to ${to === undefined ? `${NOT_RECORDED} (open)` : utc(to)}, ${errors}${note === undefined ? '' : `: ${printable(note)}`}`;
}

function budgetLine({ name, target, windowDays, spent, badSeconds, allowedSeconds, from, to, because }: BudgetSpent): string {
  const objective = `${printable(name)}, ${percent(target)} over ${windowDays} d`;
  if (spent === null || badSeconds === null) return `${objective}: ${NOT_RECORDED}, because ${because}`;
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  return `${objective}: ${(spent * 100).toFixed(1)} % of the budget, ${minutes(badSeconds)} of ${minutes(allowedSeconds)}, from ${from} to ${to}`;
}

function leakLines({ resource, leakRate, timeToExhaustion, headroomAtDetection, firstSymptomToExhausted }: LeakMetrics): readonly string[] {
  const anchored = (said: string | null, of: { readonly from: string; readonly to: string } | null) =>
    said && of ? `${said}, from ${of.from} to ${of.to}` : NOT_RECORDED;
  return [
    `resource: ${printable(resource ?? NOT_RECORDED)}`,
    `leak rate: ${anchored(leakRate && rate(leakRate), leakRate)}`,
    `time to exhaustion, as expected then: ${anchored(timeToExhaustion && formatInterval(timeToExhaustion), timeToExhaustion)}`,
    `headroom at detection: ${anchored(headroomAtDetection && headroom(headroomAtDetection), headroomAtDetection)}`,
    `first symptom to exhausted: ${anchored(firstSymptomToExhausted && formatDuration(firstSymptomToExhausted.seconds), firstSymptomToExhausted)}`,
  ];
}

function rate({ perSecond, low, high, unit }: NonNullable<LeakMetrics['leakRate']>): string {
  return `+${formatRate(perSecond, unit)} /s (${formatRate(low, unit)}–${formatRate(high, unit)})`;
}

function headroom({ left, limit, unit, share }: NonNullable<LeakMetrics['headroomAtDetection']>): string {
  return unit === '%' ? percent(share) : `${percent(share)}, ${formatAmount(left, unit)} of ${formatAmount(limit, unit)}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}
