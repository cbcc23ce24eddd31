import { formatMetric } from '../../core/figures.ts';
import { impactIntervals } from '../../core/incident/impact.ts';
import { measure } from '../../core/incident/measure.ts';
import { preciseUtc, utc } from '../../core/incident/precision.ts';
import { budgetFigures, type FigureLine, leakFigures, percent, severityFigures } from '../../core/incident/say-figures.ts';
import { displayName } from '../../core/incident/state.ts';
import { timeline } from '../../core/incident/timeline.ts';
import type { RecordedImpact } from '../../core/incident/types.ts';
import { NOT_RECORDED } from '../../core/not-recorded.ts';
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
    ...section('Severity', severityFigures(state).map(figureLine)),
    ...section('Error budget', budgetFigures(state).map(figureLine)),
    ...section('Leak', leakFigures(state).map(figureLine)),
    ...renderFiles(incident),
    '',
  ].join('\n');
}

/** The files of a record, their hashes, and whether the chain holds. */
export function renderFiles(incident: Pick<RecordedIncident, 'files' | 'problems'>, whereBroken = 'incident verify says where'): readonly string[] {
  const { holds, files } = chainReport(incident);
  const said = holds ? 'every line follows the one before it' : `the chain does not hold; ${whereBroken}`;
  return [
    `Files: ${files.length === 0 ? NOT_RECORDED : said}`,
    ...files.flatMap(({ file, events, chained, head }) => [
      `  ${printable(file)}, ${events} ${events === 1 ? 'event' : 'events'}${chained || events === 0 ? '' : ', of a version without a chain'}`,
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

function figureLine({ label, value }: FigureLine): string {
  return printable(`${label}: ${value ?? NOT_RECORDED}`);
}

function intervalLine({ from, to, precision, errorRatio, note }: RecordedImpact): string {
  const errors = errorRatio === undefined ? `error ratio ${NOT_RECORDED}` : `${percent(errorRatio)} errors`;
  return `${preciseUtc(from, precision)} to ${to === undefined ? `${NOT_RECORDED} (open)` : preciseUtc(to, precision)}, ${errors}${note === undefined ? '' : `: ${printable(note)}`}`;
}
