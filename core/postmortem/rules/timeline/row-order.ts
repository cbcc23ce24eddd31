import { quote } from '../../../knowledge/report.ts';
import { slackOf } from '../../../knowledge/timeline.ts';
import { NIGHT, timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { timeline } from '../sample.ts';

export const rowOrder: PostmortemRule = {
  id: 'T02',
  name: 'row-order',
  layer: 'timeline',
  severity: 'error',
  asks: 'The rows of the timeline stand in the order of their times; equal times are fine.',
  why: 'A row before its time hides what was cause and what was effect, and mostly it is a slip of the pen.',
  examples: [
    { markdown: timeline(['10:06 | detected | The alert fires', '10:06 | engaged | On-call joins', '10:20 | mitigated | Restarted']), finds: [] },
    {
      markdown: timeline(['2026-03-02 11:01 | Traffic is back', '2026-03-02 11:08 | Mail about it', '2026-03-02 11:07 | Ticket raised'], {
        columns: 'Time | Event',
      }),
      finds: ['9:3'],
    },
    { markdown: timeline(['10:06:40 | detected | The alert fires', '~10:06 | note | A customer calls']), finds: [] },
    { markdown: '## Timeline\n\nTimes are UTC, on 2026-03-02.\n\n- 11:08 – mail sent\n- 11:07 – ticket raised\n', finds: ['6:3'] },
  ],
  check(postmortem) {
    const remarks: Remark[] = [];
    let latest: { seconds: number; timeText: string; group: number } | undefined;
    for (const { at, time, seconds, timeText, group, back } of timelineOf(postmortem).rows) {
      if (seconds === undefined) continue;
      if (latest?.group !== group) latest = undefined;
      if (latest && seconds + (time?.approximate ? slackOf(time.clock) : 0) < latest.seconds && back <= NIGHT)
        remarks.push({ at, message: `Unexpected time ${quote(timeText)} after ${quote(latest.timeText)}, expected rows in the order of time` });
      if (!latest || seconds > latest.seconds) latest = { seconds, timeText, group };
    }
    return remarks;
  },
};
