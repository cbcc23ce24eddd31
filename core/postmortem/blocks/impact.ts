import { formatAmount } from '../../figures.ts';
import { preciseUtc } from '../../incident/precision.ts';
import type { IncidentState } from '../../incident/state.ts';
import { worstSeverity } from '../severity.ts';
import type { Block } from './block.ts';
import { type Fact, factList, momentFact, recordedAs } from './fact-list.ts';

/** How bad it was, and from when to when. */
export const impact: Block = {
  holds: 'severity, whether users were hurt, start and end of the impact',
  byHand: true,
  render({ incident }) {
    const worst = worstSeverity(incident);
    return factList([
      [
        'Severity',
        worst === incident.severity || worst === undefined ? worst : `${worst} at its worst, ${incident.severity} at the end`,
        recordedAs(incident, 'severity'),
      ],
      ['Users hurt, as answered at the start', incident.usersHurt, recordedAs(incident, 'opened')],
      momentFact('Impact started', incident, 'impact-start'),
      momentFact('Mitigated', incident, 'mitigated'),
      momentFact('Impact ended', incident, 'impact-end'),
      momentFact('Resolved', incident, 'resolved'),
      ...stretches(incident),
    ]);
  },
  hasFacts: ({ incident: { marks, usersHurt } }) => usersHurt === 'yes' || marks['impact-start'] !== undefined,
};

/** The stretches of time in which users were hurt. */
function stretches({ impacts }: IncidentState): readonly Fact[] {
  return impacts.map(({ from, to, precision, errorRatio, note }) => [
    'Hurt',
    [
      `${preciseUtc(from, precision)} to ${to === undefined ? 'an end that is not recorded' : preciseUtc(to, precision)}`,
      ...(errorRatio === undefined ? [] : [`${formatAmount(errorRatio * 100, '%')} of the requests failed`]),
      ...(note === undefined ? [] : [note]),
    ].join(', '),
  ]);
}
