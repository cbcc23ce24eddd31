import { isDenied, languageRule } from '../../language/language-rule.ts';

const PATTERN = /\b(?:the|a|our|its) (?:[a-z]+ )?root cause\b[^.;]{0,60}?\b(?:was|is|were)\b(?! (?:not|un|still|being|under))|\broot cause:/g;

export const singleCause = languageRule({
  id: 'B14',
  name: 'single-cause',
  severity: 'info',
  asks: 'Contributing factors in the plural instead of the one root cause.',
  why: 'An outage takes several conditions at once. Naming one stops the search, and leaves the others in place.',
  expected: 'the contributing factors, each with its evidence',
  examples: [
    { markdown: 'The root cause was a missing close.', finds: ['1:1'] },
    { markdown: 'Root cause: a missing close.', finds: ['1:1'] },
    { markdown: 'Two factors came together.', finds: [] },
    { markdown: 'There is no single root cause.', finds: [] },
  ],
  *find(sentence) {
    for (const { index, 0: text } of sentence.lower.matchAll(PATTERN)) {
      const word = sentence.words.findIndex(({ start }) => start >= index);
      if (!isDenied(sentence, word, 2)) yield { start: index, end: index + text.length };
    }
  },
});
