import { subjectOf } from '../../language/agents.ts';
import { type Hit, languageRule } from '../../language/language-rule.ts';
import type { Sentence } from '../../language/sentences.ts';

const BROKE =
  /^(?:violat(?:ed|ing|es)|ignor(?:ed|ing)|broke|broken|breaking|breach(?:ed|ing)|disregard(?:ed|ing)|bypass(?:ed|ing)|circumvent(?:ed|ing)|flouted|skipped)$/;
/** Only people have these. */
const PROCEDURES = /^(?:runbook|procedure|protocol|checklist|playbook|guideline)s?$/;
/** A program can have these, too. */
const RULES = /^(?:polic(?:y|ies)|process|processes|rules?)$/;

export const brokenProcedure = languageRule({
  id: 'B07',
  name: 'broken-procedure',
  severity: 'warn',
  asks: 'No sentence about who violated, ignored or broke a runbook, a procedure or a policy.',
  why: 'Work as it is done differs from work as it is written for reasons; the reason is the finding.',
  expected: 'why its step could not be done as written',
  better: 'Step 3 could not be done as written, because the tool it names was renamed',
  examples: [
    { markdown: 'The on-call violated the runbook.', finds: ['1:13'] },
    { markdown: 'The procedure was ignored.', finds: ['1:5'] },
    { markdown: 'The engineer bypassed the change policy.', finds: ['1:14'] },
    { markdown: 'The request violated the network policy.', finds: [] },
    { markdown: 'The runbook was followed to its last step.', finds: [] },
  ],
  *find(sentence, isName) {
    for (const [index, { lower, start }] of sentence.words.entries()) {
      if (BROKE.test(lower)) {
        const object = sentence.words.slice(index + 1, index + 6);
        const procedure =
          object.find((word) => PROCEDURES.test(word.lower)) ??
          (subjectOf(sentence, index, isName) === 'person' ? object.find((word) => RULES.test(word.lower)) : undefined);
        if (procedure) yield { start, end: procedure.end };
      } else if (PROCEDURES.test(lower)) {
        const hit = passive(sentence, index);
        if (hit) yield hit;
      }
    }
  },
});

/** "the procedure was ignored", "the runbook was not followed" */
function passive({ words }: Sentence, index: number): Hit | undefined {
  const [noun, be, next, after] = words.slice(index, index + 4);
  if (!noun || !be || !/^(?:was|were)(?:n't)?$/.test(be.lower)) return undefined;
  if (next && BROKE.test(next.lower)) return { start: noun.start, end: next.end };
  const followed = be.lower.endsWith("n't") ? next : next?.lower === 'not' ? after : undefined;
  return followed?.lower === 'followed' ? { start: noun.start, end: followed.end } : undefined;
}
