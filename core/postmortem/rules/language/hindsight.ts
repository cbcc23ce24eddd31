import { languageRule } from '../../language/language-rule.ts';

/** Words that make the past look plain. */
export const HINDSIGHT = [
  'obviously',
  'of course',
  'in hindsight',
  'with hindsight',
  'in retrospect',
  'common sense',
  'needless to say',
  'everyone knows',
  'as everybody knows',
  'plainly',
];
const PATTERN = new RegExp(
  `\\b(?:${HINDSIGHT.join('|')})\\b|(?<!\\b(?:more|very|as|not|so|less|most) )\\bclearly\\b(?! (?:labell?ed|visible|documented|marked|named|separated?|stated?|shown|shows?|written|defined|readable|in the))`,
  'g',
);

export const hindsight = languageRule({
  id: 'B11',
  name: 'hindsight',
  severity: 'warn',
  asks: 'No obviously, clearly, of course, in hindsight or common sense.',
  why: 'What is plain today was one of many signs that night. Such a word says that people should have seen it.',
  expected: 'the evidence, or nothing',
  examples: [
    { markdown: 'The pool was obviously too small.', finds: ['1:14'] },
    { markdown: 'In hindsight the alert came late.', finds: ['1:1'] },
    { markdown: 'Clearly nobody saw it.', finds: ['1:1'] },
    { markdown: 'The prompt now names production more clearly.', finds: [] },
    { markdown: 'The switch is clearly labelled.', finds: [] },
  ],
  *find({ lower }) {
    for (const { index, 0: text } of lower.matchAll(PATTERN)) yield { start: index, end: index + text.length };
  },
});
