import { quote } from '../../../knowledge/report.ts';
import type { PostmortemDocument } from '../../document.ts';
import { actionsOf, type ListedAction } from '../../facts/actions.ts';
import { daysBetween, reviewedFrom } from '../../facts/days.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { action } from './sample.ts';

/** Days that the most urgent items may take, by severity. */
const URGENT: Readonly<Record<string, number>> = { sev1: 15, sev2: 30 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const dueInTime: PostmortemRule = {
  id: 'A04',
  name: 'due-in-time',
  layer: 'actions',
  severity: 'error',
  asks: 'Each action item is due on a day, YYYY-MM-DD, not before the review; p0 within 15 days after a SEV-1 and 30 after a SEV-2.',
  why: 'Next quarter comes again every quarter, and a day that was past when it was agreed on was never meant.',
  examples: [
    { markdown: action({}), finds: [] },
    { markdown: action({ due: undefined }), finds: ['8:5'] },
    { markdown: action({ due: '2026-11-20' }, { extra: ['end_time: 2026-11-23T10:00:00Z'] }), finds: ['12:10'] },
    { markdown: action({ priority: 'p0', due: '2027-03-01' }, { extra: ['end_time: 2026-11-23T10:00:00Z'] }), finds: ['12:10'] },
    { markdown: action({ priority: 'p2', due: '2027-03-01' }, { extra: ['end_time: 2026-11-23T10:00:00Z'] }), finds: [] },
    { markdown: action({ status: 'wont-do', reason: 'The service goes away in January', due: undefined }), finds: [] },
    { markdown: '## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Close files in the error path | workers | next quarter |\n', finds: ['5:45'] },
  ],
  check: (postmortem) => actionsOf(postmortem).flatMap((item) => (item.from === 'list' || item.status === 'wont-do' ? [] : judge(item, postmortem))),
};

function judge({ text, due, priority, at }: ListedAction, postmortem: PostmortemDocument): Remark[] {
  if (due === undefined) return [{ at: at(), message: `Unexpected action item ${quote(text)} without a day, expected "due" with a day such as 2026-12-15` }];
  if (!DAY.test(due)) return [{ at: at('due'), message: `Unexpected ${quote(due)}, expected a day such as 2026-12-15` }];
  const from = reviewedFrom(postmortem);
  if (from === undefined) return [];
  if (due < from) return [{ at: at('due'), message: `Unexpected day ${due} before ${from}, when it was agreed on at the earliest, expected a day after it` }];
  const most = URGENT[postmortem.head?.severity ?? ''];
  if (priority !== 'p0' || most === undefined || daysBetween(from, due) <= most) return [];
  return [
    {
      at: at('due'),
      message: `Unexpected ${daysBetween(from, due)} days for a p0 after ${postmortem.head?.severity}, expected at most ${most}, or a lower priority`,
    },
  ];
}
