import { utc } from './precision.ts';
import type { IncidentState } from './state.ts';
import type { IncidentSeverity } from './types.ts';

/** A stretch of time in one severity. */
export interface SeverityStretch {
  readonly severity: IncidentSeverity;
  /** null while it goes on. */
  readonly seconds: number | null;
  /** The two moments it was measured between; `to` is null while it goes on. */
  readonly from: string;
  readonly to: string | null;
}

/** How long the incident was in which severity, stretch by stretch; the last one ends when the incident is resolved. */
export function severityTimes({ severityChanges, marks }: Pick<IncidentState, 'severityChanges' | 'marks'>): readonly SeverityStretch[] {
  const changes = severityChanges.filter(({ to }, index) => to !== severityChanges[index - 1]?.to);
  return changes.map(({ at, to: severity }, index) => {
    const next = changes[index + 1];
    const end = next ? { at: next.at, label: next.to } : { at: marks.resolved, label: 'resolved' };
    const from = `${severity} ${utc(at)}`;
    if (end.at === undefined || Date.parse(end.at) < Date.parse(at)) return { severity, seconds: null, from, to: null };
    return { severity, seconds: (Date.parse(end.at) - Date.parse(at)) / 1000, from, to: `${end.label} ${utc(end.at)}` };
  });
}
