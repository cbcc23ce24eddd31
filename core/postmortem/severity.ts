import { utc } from '../incident/measure.ts';
import type { IncidentState } from '../incident/state.ts';
import type { IncidentSeverity } from '../incident/types.ts';
import { SEVERITIES } from './schema.ts';

/** How much a postmortem asks: everything, the short form, or what stopped a near miss. */
export type Profile = 'full' | 'short' | 'near-miss';

const PROFILES: Readonly<Record<IncidentSeverity, Profile>> = { sev1: 'full', sev2: 'full', sev3: 'short', sev4: 'short', sev5: 'short', none: 'near-miss' };

/** What a severity asks for; one that nobody recorded asks for everything. */
export function profileOf(severity: IncidentSeverity | undefined): Profile {
  return severity === undefined ? 'full' : PROFILES[severity];
}

/** The severities of a record in the order they took effect, whenever they were written down. */
export function severityChanges({ events }: Pick<IncidentState, 'events'>): readonly { readonly at: string; readonly to: IncidentSeverity }[] {
  return events
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .flatMap(({ at, entry }) => (entry.kind === 'severity' ? [{ at: utc(at), to: entry.severity }] : []));
}

/** The severity an incident is judged by: the worst it ever had. */
export function worstSeverity(incident: Pick<IncidentState, 'events' | 'severity'>): IncidentSeverity | undefined {
  const all = severityChanges(incident).map(({ to }) => to);
  return SEVERITIES.find((severity) => all.includes(severity)) ?? incident.severity;
}
