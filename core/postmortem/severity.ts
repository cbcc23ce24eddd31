import type { IncidentState } from '../incident/state.ts';
import type { IncidentSeverity } from '../incident/types.ts';
import { INCIDENT_SEVERITIES } from '../incident/types.ts';

/** How much a postmortem asks: everything, the short form, or what stopped a near miss. */
export type Profile = 'full' | 'short' | 'near-miss';

const PROFILES: Readonly<Record<IncidentSeverity, Profile>> = { sev1: 'full', sev2: 'full', sev3: 'short', sev4: 'short', sev5: 'short', none: 'near-miss' };

/** What a severity asks for; one that nobody recorded asks for everything. */
export function profileOf(severity: IncidentSeverity | undefined): Profile {
  return severity === undefined ? 'full' : PROFILES[severity];
}

/** The severity an incident is judged by: the worst it ever had. */
export function worstSeverity({ severityChanges, severity }: Pick<IncidentState, 'severityChanges' | 'severity'>): IncidentSeverity | undefined {
  return INCIDENT_SEVERITIES.find((each) => severityChanges.some(({ to }) => to === each)) ?? severity;
}
