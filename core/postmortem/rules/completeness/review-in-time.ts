import { businessDaysBetween, daysBetween, endedOn } from '../../facts/days.ts';
import { isMajor } from '../../facts/profile.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const END = 'end_time: 2026-03-02T10:25:00Z';
const REVIEW = (day: string) => ['review:', `  scheduled_for: ${day}`];

export const reviewInTime: PostmortemRule = {
  id: 'C15',
  name: 'review-in-time',
  layer: 'completeness',
  severity: 'warn',
  asks: 'A SEV-1 is reviewed within 3 days, a SEV-2 within 5 business days.',
  why: 'After a week people remember what they have read about it.',
  examples: [
    { markdown: sample([END, ...REVIEW('2026-03-09')]), finds: [] },
    { markdown: sample([END, ...REVIEW('2026-03-10')]), finds: ['9:18'] },
    { markdown: sample([END, ...REVIEW('2026-03-06')], { severity: 'sev1' }), finds: ['9:18'] },
    { markdown: sample([END]), finds: ['1:1'] },
    { markdown: sample([END], { severity: 'sev3' }), finds: [] },
  ],
  check(postmortem) {
    const { head, front } = postmortem;
    if (!head || !isMajor(postmortem)) return [];
    const day = head.review?.scheduled_for;
    const first = head.severity === 'sev1';
    const policy = first ? '3 days' : '5 business days';
    if (day === undefined)
      return [
        { at: front.spot(['review']), message: `Unexpected ${head.severity} without the day of its review, expected review.scheduled_for within ${policy}` },
      ];
    const end = endedOn(postmortem);
    if (end === undefined) return [];
    const late = first ? daysBetween(end, day) > 3 : businessDaysBetween(end, day) > 5;
    return late ? [{ at: front.spot(['review', 'scheduled_for']), message: `Unexpected review on ${day}, expected it within ${policy} after ${end}` }] : [];
  },
};
