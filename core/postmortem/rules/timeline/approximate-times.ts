import { quote } from '../../../knowledge/report.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample, timeline } from '../sample.ts';

export const approximateTimes: PostmortemRule = {
  id: 'T13',
  name: 'approximate-times',
  layer: 'timeline',
  severity: 'warn',
  asks: 'A time that is not exact is marked `~`, has no seconds, and the front matter does not promise them either.',
  why: 'Figures are computed from these times, and they are no more exact than what goes into them.',
  examples: [
    { markdown: timeline(['~2026-03-02T10:06Z | detected | A customer calls', '2026-03-02T10:25:00Z | mitigated | Restarted']), finds: [] },
    { markdown: timeline(['around 10:06 | detected | A customer calls', '~10:25:30 | mitigated | Restarted']), finds: ['7:3', '8:3'] },
    { markdown: sample(['time_precision: second'], { body: timeline(['~10:06 | detected | A customer calls']) }), finds: ['7:17'] },
  ],
  check(postmortem) {
    const rows = timelineOf(postmortem).rows.filter(({ time }) => time?.approximate);
    const promised = rows.length > 0 && postmortem.head?.time_precision === 'second';
    return [
      ...(promised
        ? [{ at: postmortem.front.spot(['time_precision']), message: 'Unexpected time_precision "second" with times marked "~", expected "minute" or coarser' }]
        : []),
      ...rows.flatMap(({ at, time, timeText }) => {
        if (time?.approximate === 'words') return [{ at, message: `Unexpected ${quote(timeText)}, expected "~" before a time that is not exact` }];
        return time?.precision === 'second'
          ? [{ at, message: `Unexpected seconds in ${quote(timeText)}, expected a time that is not exact without them` }]
          : [];
      }),
    ];
  },
};
