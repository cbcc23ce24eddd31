import { isPerson } from '../../language/agents.ts';
import { languageRule } from '../../language/language-rule.ts';

export const personalQuestion = languageRule({
  id: 'B13',
  name: 'personal-question',
  severity: 'info',
  asks: 'No question that asks why or who about a person.',
  why: 'Asked "why did you", people justify themselves; asked what they saw, they tell what happened.',
  expected: 'a question that begins with what or how',
  better: 'What did you see? What did you do next? How did it make sense at that moment?',
  examples: [
    { markdown: 'Why did the on-call restart the pod?', finds: ['1:1'] },
    { markdown: 'Who approved the change?', finds: ['1:1'] },
    { markdown: 'What did the on-call see?', finds: [] },
    { markdown: 'Why did the pool fill up?', finds: [] },
  ],
  *find(sentence, isName) {
    const { words, text } = sentence;
    if (!text.endsWith('?')) return;
    for (const [index, { lower, start, end }] of words.entries()) {
      if (lower === 'why' && /^(?:did|didn't|was|were|wasn't|weren't|would|do|does)$/.test(words[index + 1]?.lower ?? '')) {
        const asked =
          [index + 2, index + 3, index + 4].some((place) => isPerson(sentence, place, isName)) || /^(?:you|they)$/.test(words[index + 2]?.lower ?? '');
        if (asked) yield { start, end: words[index + 1]?.end ?? end };
      }
      if (lower === 'who' && index === 0 && !/^(?:was|is|were|are)$/.test(words[1]?.lower ?? '')) yield { start, end };
      if (lower === 'who' && index === 0 && /\b(?:responsible|to blame|at fault|on call)\b/.test(sentence.lower)) yield { start, end };
    }
  },
});
