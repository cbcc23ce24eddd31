import { languageRule } from '../../language/language-rule.ts';

/** Words that make something look small; those with a second meaning only where they have the first. */
const PATTERN =
  /\b(?:simply|merely|trivial(?:ly)?|easily|effortless(?:ly)?)\b|\bjust (?:a|an|one|two|needs?|need(?:ed)? to|had to|has to|have to|do|add|restart|run|use|change|set)\b|\b(?:an |very |quite )?easy (?:fix|mistake|change|to)\b|\bonly (?:had|needs?|needed|have|has) to\b/g;

export const minimiser = languageRule({
  id: 'B17',
  name: 'minimiser',
  severity: 'info',
  asks: 'No just, simply, merely, easily where something is made to look small.',
  why: 'What is called simple was not to whoever stood before it at night.',
  expected: 'the same without it',
  examples: [
    { markdown: 'They simply had to restart it.', finds: ['1:6'] },
    { markdown: 'It was just a config change.', finds: ['1:8'] },
    { markdown: 'The deploy had just finished.', finds: [] },
    { markdown: 'The change freed 900 descriptors.', finds: [] },
  ],
  *find({ lower }) {
    for (const { index, 0: text } of lower.matchAll(PATTERN)) yield { start: index, end: index + text.length };
  },
});
