import { agentAfter, subjectOf } from '../../language/agents.ts';
import { hitFor, languageRule } from '../../language/language-rule.ts';

const MADE = /^(?:made|make|makes|making)$/;
const FAULTS = /^(?:mistakes?|typos?|errors?|blunders?|slips?|miscalculations?)$/;
const WRONGLY = /^(?:mistakenly|erroneously|wrongly|wrongfully|incorrectly)$/;

export const agentMistake = languageRule({
  id: 'B09',
  name: 'agent-mistake',
  severity: 'warn',
  asks: 'Nobody who made a mistake or a typo, or did something mistakenly.',
  why: 'It looked right at the time. What made it look right is what can be changed.',
  expected: 'what made it look right at that moment',
  better: 'The prompt showed staging, and the command went to production',
  examples: [
    { markdown: 'The engineer made a typo.', finds: ['1:14'] },
    { markdown: 'Alice mistakenly scaled the pool down.', finds: ['1:7'] },
    { markdown: 'An operator fat-fingered the limit.', finds: ['1:13'] },
    { markdown: 'The parser erroneously accepted the value.', finds: [] },
    { markdown: 'The value has a typo.', finds: [] },
  ],
  *find(sentence, isName) {
    const { words } = sentence;
    for (const [index, { lower }] of words.entries()) {
      const fault = MADE.test(lower) ? words.findIndex((word, place) => place > index && place < index + 5 && FAULTS.test(word.lower)) : -1;
      const last = fault !== -1 ? fault : WRONGLY.test(lower) || /^fat-?fingered$/.test(lower) ? index : -1;
      if (last === -1) continue;
      const by = words.findIndex((word, place) => place > last && place < last + 5 && word.lower === 'by');
      const hit =
        hitFor(subjectOf(sentence, index, isName), sentence, index, last) ??
        (by === -1 ? undefined : hitFor(agentAfter(sentence, by + 1, isName), sentence, index, last));
      if (hit) yield hit;
    }
  },
});
