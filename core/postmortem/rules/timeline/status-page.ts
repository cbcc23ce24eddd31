import { partsNamed } from '../../facts/parts.ts';
import { isMajor } from '../../facts/profile.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { HONEST_ROWS, sample, timeline } from '../sample.ts';

const TOLD = /\bstatus ?page\b|\bpublic(?:ly)? (?:update|notice|post)|\bposted (?:an )?update\b|\bcustomers (?:were )?(?:told|informed|notified)\b/i;

export const statusPage: PostmortemRule = {
  id: 'T14',
  name: 'status-page',
  layer: 'timeline',
  severity: 'warn',
  asks: 'The timeline of a SEV-1 or SEV-2 has a row of kind status-page: when people outside were told first, or that they were not.',
  why: 'How long customers knew less than their own graphs is a figure that belongs to the impact.',
  examples: [
    { markdown: sample([], { body: timeline([...HONEST_ROWS, '2026-03-02T11:05:00Z | status-page | First public update (E4)']) }), finds: [] },
    { markdown: sample([], { body: timeline(HONEST_ROWS) }), finds: ['9:1'] },
    { markdown: sample([], { severity: 'sev3', body: timeline(HONEST_ROWS) }), finds: [] },
  ],
  check(postmortem) {
    const part = partsNamed(postmortem, 'timeline')[0];
    const { rows } = timelineOf(postmortem);
    if (!part || rows.length === 0 || !isMajor(postmortem) || rows.some(({ kind, text }) => kind === 'status-page' || TOLD.test(text))) return [];
    return [{ at: part.node, message: 'Unexpected timeline without a row of kind "status-page", expected when people outside were told, or "not recorded"' }];
  },
};
