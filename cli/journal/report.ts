import { budgetSpent } from '../../core/incident/error-budget.ts';
import { impactIntervals } from '../../core/incident/impact.ts';
import { leakMetrics } from '../../core/incident/leak-metrics.ts';
import { measure, missingMarks } from '../../core/incident/measure.ts';
import { severityTimes } from '../../core/incident/severity-times.ts';
import type { RecordedIncident } from './read.ts';

/**
 * The incident as `incident show --json` gives it. Scripts of others depend on these names: keys are added, never
 * renamed or taken away. null is what nobody recorded.
 */
export function incidentReport(incident: RecordedIncident) {
  const { state, events, problems, remarks } = incident;
  const intervals = impactIntervals(state);
  return {
    schema: 1,
    ...reportHead(incident),
    events,
    metrics: Object.fromEntries(
      measure(state).map(({ name, metric, precision }) => [
        name,
        metric && { seconds: metric.seconds, from: metric.from, to: metric.to, ...(precision ? { precision } : {}) },
      ]),
    ),
    usersHurt: state.usersHurt ?? null,
    impact: intervals,
    severities: severityTimes(state),
    objectives: state.objectives.map((objective) => budgetSpent(objective, intervals)),
    leak: leakMetrics(state),
    missingMarks: missingMarks(state),
    chain: chainReport(incident),
    problems,
    remarks,
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

/** Whether the lines still follow each other, and the hash of the last one of each file. */
export function chainReport({ files, problems }: Pick<RecordedIncident, 'files' | 'problems'>) {
  return {
    holds: !problems.some(({ kind }) => kind === 'chain'),
    files: files.map(({ path, events, chain }) => ({
      file: path,
      events: events.length,
      /** false: written by a version without a chain, so nothing can be told. */
      chained: chain.links.some(({ prev }) => prev !== undefined),
      head: chain.head?.hash ?? null,
    })),
  };
}
