import { agentAfter, isPossessorPerson } from '../../language/agents.ts';
import { isDenied, languageRule } from '../../language/language-rule.ts';
import type { Sentence } from '../../language/sentences.ts';
import { ROLES } from '../../language/word-lists.ts';

const FAULTS = new Set(['error', 'mistake', 'slip', 'oversight', 'blunder']);
/** Before "error" these always mean people; other roles may be a status code or an operator of a language. */
const ALWAYS = new Set(['human', 'manual', 'pilot', 'personnel', 'staff', 'employee']);
const MAYBE = new Set(['user', 'operator', 'client', 'customer']);
/** What an error of a program is told by. */
const OF_A_PROGRAM =
  /\b(?:returns?|returned|reports?|reported|raises?|raised|throws?|threw|logs?|logged|prints?|printed|status|codes?|rate|rates|https?|[45]\d\d|syntax|operands?|cast|quer(?:y|ies)|messages?|pages?|responses?|exceptions?|with an? (?:user|operator) error)\b/;

export const humanError = languageRule({
  id: 'B01',
  name: 'human-error',
  severity: 'error',
  asks: 'No human, operator, user or manual error as a cause.',
  why: 'It ends the analysis where it should begin: people err at a steady rate, and what let one slip become an outage can be changed.',
  expected: 'what made the slip possible, and what let it through',
  better: 'The CLI applied the change without a confirmation or a dry run',
  examples: [
    { markdown: 'The outage was caused by human error.', finds: ['1:26'] },
    { markdown: 'It was a mistake by the deploying engineer.', finds: ['1:10'] },
    { markdown: "An engineer's error removed the gateway.", finds: ['1:15'] },
    { markdown: 'API clients got user errors with status 400.', finds: [] },
    { markdown: 'The CLI applied the change without a confirmation or a dry run.', finds: [] },
    { markdown: 'This was no human error.', finds: [] },
  ],
  *find(sentence, isName) {
    const { words } = sentence;
    for (const [index, { lower, start, end }] of words.entries()) {
      const compound = /^(?:human|operator|user|manual|pilot)-(?:error|mistake)$/.test(lower);
      const first = words[index - 1];
      const named = FAULTS.has(lower) || (lower === 'errors' && first?.lower === 'human') || (lower === 'mistakes' && first?.lower === 'human');
      if (compound && !isDenied(sentence, index)) yield { start, end };
      else if (first?.lower === 'human' && /^(?:factor|factors|failure|failing)$/.test(lower) && !isDenied(sentence, index - 1))
        yield { start: first.start, end };
      else if (named && first && isOfPeople(sentence, index) && !isDenied(sentence, index - 1)) yield { start: first.start, end };
      else if (FAULTS.has(lower) && isPossessorPerson(sentence, index - 1, isName) && !isDenied(sentence, index - 1)) yield { start, end };
      else if (FAULTS.has(lower) && !isDenied(sentence, index) && agentAfterOf(sentence, index) !== undefined) {
        const from = agentAfterOf(sentence, index) ?? 0;
        if (agentAfter(sentence, from, isName) === 'person') yield { start, end };
      }
    }
  },
});

function isOfPeople({ words, lower }: Sentence, index: number): boolean {
  const before = words[index - 1];
  if (!before || before.possessive) return false;
  if (ALWAYS.has(before.lower)) return true;
  const isMistake = words[index]?.lower !== 'error';
  if (MAYBE.has(before.lower)) return isMistake || !OF_A_PROGRAM.test(lower);
  return ROLES.has(before.lower);
}

/** The word that begins who made it: "mistake by …", "error on the part of …". */
function agentAfterOf({ words }: Sentence, index: number): number | undefined {
  const next = words.slice(index + 1, index + 5).map(({ lower }) => lower);
  if (next[0] === 'by') return index + 2;
  if (next.join(' ') === 'on the part of') return index + 5;
  return undefined;
}
