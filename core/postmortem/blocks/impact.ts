import { formatAmount } from '../../figures.ts';
import { utc } from '../../incident/measure.ts';
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

/** A stretch of time in which users were hurt; a record may have several. */
interface Stretch {
  readonly from: string;
  readonly to?: string;
  /** Share of requests that failed, 0 to 1. */
  readonly errorRatio?: number;
  readonly note?: string;
}

function stretches({ impacts = [] }: IncidentState & { readonly impacts?: readonly Stretch[] }): readonly Fact[] {
  return impacts.map(({ from, to, errorRatio, note }) => [
    'Hurt',
    [
      `${utc(from)} to ${to === undefined ? 'an end that is not recorded' : utc(to)}`,
      ...(errorRatio === undefined ? [] : [`${formatAmount(errorRatio * 100, '%')} of the requests failed`]),
      ...(note === undefined ? [] : [note]),
    ].join(', '),
  ]);
}
