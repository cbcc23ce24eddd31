import { quote } from '../../../knowledge/report.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

const SAYS = {
  hole: 'does not exist: the clocks jumped over it',
  twice: 'came twice that night',
  'unknown-zone': 'names no zone of the IANA database',
};

export const localTime: PostmortemRule = {
  id: 'T15',
  name: 'local-time',
  layer: 'timeline',
  severity: 'error',
  asks: 'A local time with a zone such as Europe/Berlin is a moment that exists, once; in the night when clocks change it has its offset.',
  why: 'When summer time ends an hour comes twice, and when it begins one never comes: an incident of that night can be an hour off.',
  examples: [
    { markdown: timeline(['2026-10-25 03:30 Europe/Berlin | detected | Alert', '2026-10-25T04:10+01:00 | mitigated | Restarted']), finds: [] },
    { markdown: timeline(['2026-10-25T02:30+02:00[Europe/Berlin] | detected | Alert']), finds: [] },
    { markdown: timeline(['2026-10-25 02:30 Europe/Berlin | detected | Alert']), finds: ['7:3'] },
    { markdown: timeline(['2026-03-29 02:30 | detected | Alert'], { says: 'Times are local, Europe/Berlin.' }), finds: ['7:3'] },
    { markdown: timeline(['2026-03-08 02:30 America/New_York | detected | Alert', '2026-03-08 04:00 Europe/Berlyn | note | Call']), finds: ['7:3', '8:3'] },
  ],
  check: (postmortem) =>
    timelineOf(postmortem).rows.flatMap(({ at, local, timeText }) =>
      local ? [{ at, message: `Unexpected time ${quote(timeText)}, which ${SAYS[local]}, expected its offset, such as +02:00` }] : [],
    ),
};
