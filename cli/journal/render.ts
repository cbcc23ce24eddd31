import { formatMetric } from '../../core/figures.ts';
import { measure, utc } from '../../core/incident/measure.ts';
import { displayName } from '../../core/incident/state.ts';
import { timeline } from '../../core/incident/timeline.ts';
import { NOT_RECORDED } from '../../core/postmortem/not-recorded.ts';
import { printable } from '../../core/printable.ts';
import type { RecordedIncident } from './read.ts';

/** The incident as `incident show --json` gives it; scripts of others depend on these names. */
export function incidentReport({ id, state, events }: RecordedIncident) {
  return {
    schema: 1,
    ...reportHead({ id, state }),
    events,
    metrics: Object.fromEntries(measure(state).map(({ name, metric }) => [name, metric && { seconds: metric.seconds, from: metric.from, to: metric.to }])),
  };
}

/** What the list and the report share; null is what nobody recorded. */
export function reportHead({ id, state }: Pick<RecordedIncident, 'id' | 'state'>) {
  return {
    id,
    number: state.number ?? null,
    title: state.title ?? null,
    severity: state.severity ?? null,
    status: state.status,
    startedAt: state.startedAt ?? null,
  };
}

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

export function renderIncident({ id, state, events }: RecordedIncident): string {
  const rows = timeline(events).map(
    ({ at, recordedAt, late, kind, text }) =>
      `  ${utc(at)}  ${kind.padEnd(16)}  ${printable(text.replace(/\s*[\r\n]+\s*/g, ' '))}${late ? ` (written down ${utc(recordedAt)})` : ''}`,
  );
  const metrics = measure(state).map(
    ({ name, metric }) => `  ${name}: ${metric ? `${formatMetric(metric)}, from ${metric.from} to ${metric.to}` : NOT_RECORDED}`,
  );
  return [
    `${displayName({ ...state, id })}  ${printable(state.title ?? NOT_RECORDED)}`,
    `  id        ${id}`,
    `  status    ${state.status}`,
    `  severity  ${state.severity ?? NOT_RECORDED}`,
    `  started   ${state.startedAt === undefined ? NOT_RECORDED : utc(state.startedAt)}`,
    '',
    'Timeline',
    ...(rows.length > 0 ? rows : [`  ${NOT_RECORDED}`]),
    '',
    'Metrics',
    ...metrics,
    '',
  ].join('\n');
}
