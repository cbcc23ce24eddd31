import type { PostmortemDocument } from '../../document.ts';
import { type TimelineRow, timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

/** Of what comes undone the last counts, of everything else the first. */
const PAIRS: readonly (readonly [before: string, after: string])[] = [
  ['impact-start', 'impact-end'],
  ['detected', 'mitigated'],
  ['mitigated', 'resolved'],
  ['detected', 'resolved'],
  ['alerted', 'acknowledged'],
  ['fault-introduced', 'impact-start'],
];
const ENDS = ['mitigated', 'resolved', 'impact-end'];

export const momentsInOrder: PostmortemRule = {
  id: 'T07',
  name: 'moments-in-order',
  layer: 'timeline',
  severity: 'error',
  asks: 'Detection comes before mitigation and mitigation before resolution, and impact begins before it ends.',
  why: 'Figures measured between them would be negative, and one of the rows carries the wrong time or kind.',
  examples: [
    {
      markdown: timeline(['10:00 | impact-start | Errors', '10:06 | detected | Alert', '10:06 | mitigated | Restarted', '11:00 | resolved | Rolled back']),
      finds: [],
    },
    { markdown: timeline(['09:50 | detected | Alert before it hurts', '10:00 | impact-start | Errors', '10:30 | impact-end | No errors']), finds: [] },
    { markdown: timeline(['10:00 | impact-start | Errors', '10:06 | resolved | Restarted', '10:20 | mitigated | Rolled back']), finds: ['9:3'] },
  ],
  check(postmortem) {
    return PAIRS.flatMap(([before, after]) => {
      const [early, late] = [pick(postmortem, before), pick(postmortem, after)];
      if (early?.seconds === undefined || late?.seconds === undefined || early.seconds <= late.seconds) return [];
      return [{ at: early.at, message: `Unexpected "${before}" at ${early.timeText} after "${after}" at ${late.timeText}, expected it before` }];
    });
  },
};

function pick(postmortem: PostmortemDocument, kind: string): TimelineRow | undefined {
  const rows = timelineOf(postmortem).rows.filter((row) => row.kind === kind && row.seconds !== undefined);
  return ENDS.includes(kind) ? rows.at(-1) : rows[0];
}
