import { INCIDENT_SEVERITIES } from '../../../incident/types.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

export const worstSeverity: PostmortemRule = {
  id: 'S03',
  name: 'worst-severity',
  layer: 'schema',
  severity: 'error',
  asks: 'The severity is the worst of its changes.',
  why: 'What a postmortem has to hold goes by how bad it was at its worst, and not by how it was called at the end.',
  examples: [
    { markdown: sample(['severity_changes:', '  - at: 2026-03-02T10:06:00Z', '    to: sev3', '  - at: 2026-03-02T10:09:00Z', '    to: sev2']), finds: [] },
    {
      markdown: sample(['severity_changes:', '  - at: 2026-03-02T10:06:00Z', '    to: sev1', '  - at: 2026-03-02T10:25:00Z', '    to: sev2']),
      finds: ['6:11'],
    },
  ],
  check({ head, front }) {
    const severity = head?.severity;
    if (severity === undefined || severity === 'not recorded') return [];
    const worst = INCIDENT_SEVERITIES.find((each) => head?.severity_changes?.some(({ to }) => to === each));
    if (worst === undefined || INCIDENT_SEVERITIES.indexOf(worst) >= INCIDENT_SEVERITIES.indexOf(severity)) return [];
    return [{ at: front.spot(['severity']), message: `Unexpected severity ${severity} although it was ${worst}, expected the worst of severity_changes` }];
  },
};
