import { partsNamed } from '../../facts/parts.ts';
import { profileOf } from '../../facts/profile.ts';
import { timelineOf } from '../../facts/timeline.ts';
import { wordsOf } from '../../facts/words.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample, timeline } from '../sample.ts';

const IMPACT = '## Impact\n\nA third of the uploads failed.\n';

export const impactHasEnds: PostmortemRule = {
  id: 'C05',
  name: 'impact-has-ends',
  layer: 'completeness',
  severity: 'error',
  asks: 'It is known when the impact started and when it ended, or said that it is not: in the front matter, as intervals, or as rows of the timeline.',
  why: 'Every figure about the incident is measured from there, and credits are paid by it.',
  examples: [
    { markdown: sample(['start_time: 2026-03-02T10:00:00Z', 'end_time: 2026-03-02T10:25:00Z'], { body: IMPACT }), finds: [] },
    { markdown: sample([], { body: `${IMPACT}\n${timeline(['10:00 | impact-start | Errors', '10:25 | impact-end | No errors'])}` }), finds: [] },
    { markdown: sample([], { body: `${IMPACT}\nThe end of the impact is not recorded.\n\n${timeline(['10:00 | impact-start | Errors'])}` }), finds: [] },
    { markdown: sample(['start_time: 2026-03-02T10:00:00Z'], { body: IMPACT }), finds: ['10:1'] },
    { markdown: sample([], { body: IMPACT }), finds: ['9:1'] },
  ],
  check(postmortem) {
    const [part] = partsNamed(postmortem, 'impact');
    if (!part || profileOf(postmortem) === 'near-miss') return [];
    const { head } = postmortem;
    const intervals = head?.impact?.intervals ?? [];
    const has = (kind: string) => timelineOf(postmortem).rows.some((row) => row.kind === kind);
    const text = wordsOf(partsNamed(postmortem, 'impact', 'timeline'));
    const lacks = [
      ...(head?.start_time || intervals.length > 0 || has('impact-start') || /\b(?:start|began|beginning)\b[^.]*\bnot (?:recorded|known)\b/i.test(text)
        ? []
        : ['start']),
      ...(head?.end_time ||
      intervals.some(({ to }) => to) ||
      has('impact-end') ||
      /\bend(?:ed)?\b[^.]*\bnot (?:recorded|known)\b|\bno end of (?:the )?impact\b/i.test(text)
        ? []
        : ['end']),
    ];
    if (lacks.length === 0) return [];
    return [
      {
        at: part.node,
        message: `Unexpected impact without its ${lacks.join(' and its ')}, expected start_time and end_time, or rows "impact-start" and "impact-end"`,
      },
    ];
  },
};
