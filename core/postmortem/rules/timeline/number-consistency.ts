import { contradictedFront } from '../../stated/front-matter.ts';
import { contradictedLengths } from '../../stated/lengths.ts';
import { contradictedSpans } from '../../stated/spans.ts';
import { contradictedStats } from '../../stated/stats.ts';
import { swappedFigures, unknownTimes } from '../../stated/times.ts';
import type { PostmortemRule } from '../rule.ts';
import { HONEST_ROWS, sample, timeline } from '../sample.ts';

const HONEST = timeline(HONEST_ROWS);

export const numberConsistency: PostmortemRule = {
  id: 'T11',
  name: 'number-consistency',
  layer: 'timeline',
  severity: 'error',
  asks: 'Lengths of time and times of day in prose, tables and front matter agree with the timeline; each is computed again from its rows.',
  why: 'Two figures for one thing mean that one of them is wrong, and the reader cannot tell which. The message names the rows that were compared.',
  examples: [
    {
      markdown: `${HONEST}\n## Impact\n\nThe outage lasted 25 minutes, from 10:00 to 10:25 UTC. It was detected within 6 minutes. Requests have a timeout of 30 seconds.\n`,
      finds: [],
    },
    { markdown: `${HONEST}\n## Impact\n\nThe outage lasted over 2 hours.\n`, finds: ['16:24'] },
    { markdown: `${HONEST}\n## Summary\n\nIt took 21 minutes to detect, and the service was down for 95 minutes.\n`, finds: ['16:9', '16:60'] },
    {
      markdown: `## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|---|---|\n| 2026-02-27 19:32 | First node is not ready |\n| 2026-03-03 16:09 | Fix pushed |\n| 2026-03-03 20:24 | Customer told |\n\n## Stats\n\n- Time to detection: 5280 minutes\n- Time to recovery: 5840 minutes\n`,
      finds: ['13:22', '14:21'],
    },
    {
      markdown: `## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-01-20 13:50 | A node reports that no space is left |\n| 2026-01-22 10:39 | Pod killed, watches released |\n\n## Stats\n\n- TTD: ?\n- TTR: ?\n`,
      finds: ['10:8', '11:8'],
    },
    {
      markdown: [
        '## Summary',
        '',
        'Two outages with a total of over 14 hours of downtime.',
        '',
        '## Timeline',
        '',
        '### October 21, 2025',
        '',
        'The release was rolled back within 2 minutes.',
        '',
        '- **21:45 UTC** - Deploy with new time-outs',
        '- **21:47 UTC** - Monitoring detects errors',
        '- **21:49 UTC** - Rollback completed',
        '- **23:28 UTC** - Service fully recovered',
        '',
        '### October 24, 2025',
        '',
        'Nobody watched for it (62-minute detection delay).',
        '',
        '- **18:00 UTC** - Deploy of a limit',
        '- **18:10 UTC** - First customer reports',
        '- **19:02 UTC** - Root cause identified',
        '- **19:12 UTC** - Limit taken away, service fully recovered',
        '',
        '### October 28, 2025',
        '',
        '**Duration:** 19:28 to 21:31 UTC (123 minutes)',
        '',
        '- **19:12 UTC** - Deploy without changes',
        '- **19:18 UTC** - Pods enter crash loops',
        '- **19:28 UTC** - A third of the requests fail',
        '- **21:31 UTC** - Service fully recovered',
        '',
      ].join('\n'),
      finds: ['3:34', '9:36', '18:24', '27:15'],
    },
    { markdown: '## Summary\n\nFrom 18:00 to 19:12 UTC (82 minutes) calls failed.\n', finds: ['3:26'] },
    {
      markdown: sample([], { body: '## Summary\n\nThe outage at 11:40:04 was over at 12:00:00.\n\n## Causes\n\nAt 11:40:40 the disk was full.\n' }),
      finds: ['15:4'],
    },
    { markdown: sample(['start_time: 2026-03-02T10:03:00Z', 'end_time: 2026-03-02T10:25:00Z'], { body: HONEST }), finds: ['7:13'] },
    {
      markdown: sample(['metrics:', '  ttd:', '    seconds: 300', '    from: impact-start 2026-03-02T10:00:00Z', '    to: detected 2026-03-02T10:06:00Z'], {
        body: HONEST,
      }),
      finds: ['9:14'],
    },
  ],
  check: (postmortem) => [
    ...contradictedFront(postmortem),
    ...contradictedStats(postmortem),
    ...contradictedLengths(postmortem),
    ...contradictedSpans(postmortem),
    ...unknownTimes(postmortem),
    ...swappedFigures(postmortem),
  ],
};
