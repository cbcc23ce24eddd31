import { quote } from '../../../knowledge/report.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

const GUESS =
  /\b(?:probably|presumably|perhaps|maybe|apparently|supposedly|(?:it )?seem(?:s|ed) (?:to|like|that)|must have been|(?:we|they|he|she) (?:think|thought|believed?|assumed?|guess(?:ed)?))\b/i;
/** What these rows tell is what people took to be true then. */
const THOUGHTS = ['hypothesis', 'decision'];

export const factsOnly: PostmortemRule = {
  id: 'T10',
  name: 'facts-only',
  layer: 'timeline',
  severity: 'warn',
  asks: 'Rows of the timeline tell what was seen and done. What was guessed then is a row of kind hypothesis.',
  why: 'A guess among facts is read as a fact a year later. What would have happened otherwise is for Lessons; the rules about words look for it.',
  examples: [
    { markdown: timeline(['10:06 | detected | The alert fires at 80 %', '10:08 | hypothesis | The deploy is probably to blame']), finds: [] },
    { markdown: timeline(['10:06 | detected | The alert fires at 80 %', '10:08 | symptom | The pool was probably exhausted by then']), finds: ['8:21'] },
  ],
  check: (postmortem) =>
    timelineOf(postmortem).rows.flatMap(({ kind, text, textAt }) => {
      const guess = GUESS.exec(text)?.[0];
      if (guess === undefined || THOUGHTS.includes(kind ?? '')) return [];
      return [{ at: textAt, message: `Unexpected guess ${quote(guess)} in the timeline, expected what was seen, or kind "hypothesis"` }];
    }),
};
