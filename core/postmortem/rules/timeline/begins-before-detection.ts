import { quote } from '../../../knowledge/report.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

export const beginsBeforeDetection: PostmortemRule = {
  id: 'T08',
  name: 'begins-before-detection',
  layer: 'timeline',
  severity: 'warn',
  asks: 'The timeline begins before somebody noticed: with the change, the fault or the start of impact.',
  why: 'A timeline that starts with the page tells how the response went, and not how the system got there.',
  examples: [
    { markdown: timeline(['09:40 | change | Release 41', '10:06 | detected | Alert', '10:25 | mitigated | Restarted']), finds: [] },
    { markdown: timeline(['10:06 | detected | Alert', '10:25 | mitigated | Restarted']), finds: ['7:3'] },
  ],
  check(postmortem) {
    const { rows, hasKinds } = timelineOf(postmortem);
    const first = rows[0];
    if (!first || !hasKinds || rows.length < 2 || !['detected', 'alerted', 'acknowledged', 'declared', 'engaged'].includes(first.kind ?? '')) return [];
    return [
      { at: first.at, message: `Unexpected first row ${quote(first.kind ?? '')}, expected what came before it: a change, the fault or the start of impact` },
    ];
  },
};
