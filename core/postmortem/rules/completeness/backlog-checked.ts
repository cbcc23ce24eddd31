import { profileOf } from '../../facts/profile.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

export const backlogChecked: PostmortemRule = {
  id: 'C11',
  name: 'backlog-checked',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It says whether the fault was known already, and if so where, and what spoke against mending it then.',
  why: 'A known fault is a question of how work is chosen, which no new ticket answers.',
  examples: [
    { markdown: sample(['backlog_check:', '  known: false']), finds: [] },
    { markdown: sample(['backlog_check:', '  known: true', '  ref: W-881', '  why_not_done: put off for release 40']), finds: [] },
    { markdown: sample(['backlog_check:', '  known: true']), finds: ['8:10'] },
    { markdown: sample([]), finds: ['1:1'] },
    { markdown: sample([], { severity: 'sev3' }), finds: [] },
  ],
  check(postmortem): Remark[] {
    const { head, front } = postmortem;
    if (!head || profileOf(postmortem) !== 'full') return [];
    const { backlog_check: backlog } = head;
    if (!backlog)
      return [{ at: front.spot(['backlog_check']), message: 'Unexpected postmortem without "backlog_check", expected whether the fault was known' }];
    const lacks = backlog.known ? [...(backlog.ref ? [] : ['ref']), ...(backlog.why_not_done ? [] : ['why_not_done'])] : [];
    if (lacks.length === 0) return [];
    return [
      {
        at: front.spot(['backlog_check', 'known']),
        message: `Unexpected known fault without ${lacks.join(' and ')}, expected where it was known and what spoke against mending it`,
      },
    ];
  },
};
