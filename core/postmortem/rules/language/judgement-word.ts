import { agentAfter, subjectOf } from '../../language/agents.ts';
import { isDenied, languageRule } from '../../language/language-rule.ts';

/** Words that judge a person, or what a person did. */
export const JUDGEMENTS = [
  'careless',
  'carelessly',
  'carelessness',
  'negligent',
  'negligently',
  'negligence',
  'sloppy',
  'sloppily',
  'sloppiness',
  'reckless',
  'recklessly',
  'recklessness',
  'incompetent',
  'incompetence',
  'incompetently',
  'stupid',
  'stupidly',
  'stupidity',
  'rookie',
  'irresponsible',
  'irresponsibly',
  'irresponsibility',
  'idiot',
  'idiotic',
  'clueless',
  'inept',
  'ineptitude',
  'foolish',
  'foolishly',
  'amateur',
  'amateurish',
  'unprofessional',
  'thoughtless',
  'thoughtlessly',
  'inexcusable',
  'shoddy',
  'moronic',
  'blunder',
  'blundered',
];
const WORDS = new Set(JUDGEMENTS);
/** Terms of the trade that hold such a word. */
const TERMS = /\bsloppy quorums?\b|\bamateur radio\b/g;

export const judgementWord = languageRule({
  id: 'B04',
  name: 'judgement-word',
  severity: 'error',
  asks: 'No words that judge people, such as careless, negligent, sloppy, reckless or lazy.',
  why: 'A judgement explains nothing, and nothing follows from it that could be built.',
  expected: 'the condition, without the judgement',
  examples: [
    { markdown: 'A careless change filled the pool.', finds: ['1:3'] },
    { markdown: 'The developers were too lazy to add a timeout.', finds: ['1:25'] },
    { markdown: 'That was a rookie mistake.', finds: ['1:12'] },
    { markdown: 'The pattern used a lazy rather than a greedy match.', finds: [] },
    { markdown: 'Sloppy quorums accepted the write.', finds: [] },
    { markdown: 'Nobody was careless here.', finds: [] },
  ],
  *find(sentence, isName) {
    const terms = [...sentence.lower.matchAll(TERMS)].map(({ index, 0: term }) => [index, index + term.length] as const);
    for (const [index, { lower, start, end }] of sentence.words.entries()) {
      if (terms.some(([from, to]) => start >= from && end <= to)) continue;
      // "Lazy" is a way of computing, unless it is said of somebody.
      const judges =
        WORDS.has(lower) ||
        (lower === 'lazy' &&
          (isOfWork(sentence.words[index + 1]?.lower) || isOfSomebody(sentence, index, isName) || agentAfter(sentence, index + 1, isName) === 'person'));
      if (judges && !isDenied(sentence, index)) yield { start, end };
    }
  },
});

const isOfWork = (word = ''): boolean => /^(?:coding|programming|practices?|shortcuts?|mistakes?|work|workarounds?|reviews?|habits?|fix)$/.test(word);

function isOfSomebody(sentence: Parameters<typeof subjectOf>[0], index: number, isName: Parameters<typeof subjectOf>[2]): boolean {
  const { words } = sentence;
  const verb = words.slice(0, index).findLastIndex(({ lower }) => /^(?:was|were|is|are|am|be|been|got|too|so|very|just|being)$/.test(lower));
  if (verb === -1 || verb < index - 2) return false;
  const agent = subjectOf(sentence, index, isName);
  return agent === 'person' || agent === 'self';
}
