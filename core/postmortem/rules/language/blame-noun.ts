import { isDenied, languageRule } from '../../language/language-rule.ts';

const HARM = '(?:outage|incident|failure|downtime|leak|mistake|damage|disruption|problem|crash|loss)';
const PATTERN = new RegExp(
  [
    '(?:is|are|was|were|be|been) (?:[a-z]+ly )?(?:at fault|to blame|guilty)\\b',
    "\\b(?:whose|[a-z@-]+['’]s) fault\\b",
    '\\bfault lies with\\b',
    '\\bblame (?:lies|falls|rests|goes)\\b',
    '\\b(?:the|a|main|real|likely|actual) culprits?\\b',
    '\\bscapegoats?\\b',
    `\\bresponsible for (?:the|this|that|our|an?) (?:[a-z0-9-]+ ){0,2}${HARM}\\b`,
  ].join('|'),
  'g',
);

export const blameNoun = languageRule({
  id: 'B08',
  name: 'blame-noun',
  severity: 'warn',
  asks: 'Nobody and nothing at fault, to blame, guilty or the culprit.',
  why: 'It asks who instead of how. Whoever is named can be replaced; the conditions stay.',
  expected: 'the component involved, and its part in it',
  better: 'The component involved was the connection pool',
  examples: [
    { markdown: 'The culprit was a missing index.', finds: ['1:1'] },
    { markdown: 'The payments team was to blame.', finds: ['1:19'] },
    { markdown: 'A retry was responsible for the outage.', finds: ['1:13'] },
    { markdown: 'The payments team is responsible for the service.', finds: [] },
    { markdown: 'No single person was to blame.', finds: [] },
  ],
  *find(sentence) {
    for (const { index, 0: text } of sentence.lower.matchAll(PATTERN)) {
      const word = sentence.words.findIndex(({ start }) => start >= index);
      if (!isDenied(sentence, word)) yield { start: index, end: index + text.length };
    }
  },
});
