import { formatDuration } from '../../../figures.ts';
import { isMajor } from '../../facts/profile.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample, timeline } from '../sample.ts';

const LONGEST = 30 * 60;

export const silentGap: PostmortemRule = {
  id: 'T05',
  name: 'silent-gap',
  layer: 'timeline',
  severity: 'warn',
  asks: 'Between detection and mitigation of a SEV-1 or SEV-2 no more than 30 minutes pass without a row.',
  why: 'What was tried and ruled out in that time is what the next on-call can learn from; without a row it never happened.',
  examples: [
    {
      markdown: sample([], { body: timeline(['10:06 | detected | The alert fires', '10:31 | action | Rollback begins', '10:50 | mitigated | Errors stop']) }),
      finds: [],
    },
    { markdown: sample([], { body: timeline(['10:06 | detected | The alert fires', '11:50 | mitigated | Errors stop']) }), finds: ['16:3'] },
    { markdown: sample([], { severity: 'sev3', body: timeline(['10:06 | detected | The alert fires', '11:50 | mitigated | Errors stop']) }), finds: [] },
  ],
  check(postmortem) {
    if (!isMajor(postmortem)) return [];
    const rows = timelineOf(postmortem).rows.filter(({ seconds }) => seconds !== undefined);
    const first = rows.findIndex(({ means }) => means === 'detected' || means === 'alerted');
    const last = rows.findLastIndex(({ means }) => means === 'mitigated' || means === 'impact-end' || means === 'resolved');
    const end = rows.findIndex(({ means }, index) => index > first && means === 'mitigated');
    return first === -1 ? [] : gaps(rows.slice(first, (end === -1 ? last : end) + 1));
  },
};

function gaps(rows: readonly { at: Remark['at']; seconds: number | undefined; timeText: string }[]): Remark[] {
  return rows.flatMap(({ at, seconds = 0, timeText }, index) => {
    const before = rows[index - 1];
    const gap = before ? seconds - (before.seconds ?? 0) : 0;
    if (gap <= LONGEST) return [];
    return [{ at, message: `Unexpected ${formatDuration(gap)} without a row between ${before?.timeText} and ${timeText}, expected what happened meanwhile` }];
  });
}
