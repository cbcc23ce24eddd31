import { quote } from '../../../knowledge/report.ts';
import { NIGHT, timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

export const missingDate: PostmortemRule = {
  id: 'T03',
  name: 'missing-date',
  layer: 'timeline',
  severity: 'warn',
  asks: 'A row after midnight names its day.',
  why: 'A row without a day has that of the row before it. A clock that jumps back by half a day or more is a new day that only its author knows of.',
  examples: [
    { markdown: timeline(['23:50 | detected | The alert fires', 'day 2 00:10 | mitigated | Restarted', 'day 2 00:40 | resolved | Rolled back']), finds: [] },
    { markdown: timeline(['23:50 | detected | The alert fires', '00:10 | mitigated | Restarted', '00:40 | resolved | Rolled back']), finds: ['8:3'] },
  ],
  check: (postmortem) =>
    timelineOf(postmortem).rows.flatMap(({ at, back, timeText }) =>
      back > NIGHT ? [{ at, message: `Unexpected jump back to ${quote(timeText)}, expected its date when it is a new day` }] : [],
    ),
};
