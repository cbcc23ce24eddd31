import { isAdverb, subjectOf } from '../../language/agents.ts';
import { hitFor, languageRule } from '../../language/language-rule.ts';

const DENIED = /^(?:did|do|does|had|has|have)$/;
const CONTRACTED = /^(?:didn't|don't|doesn't|hadn't|hasn't|haven't)$/;
const VERBS =
  /^(?:notic|check|test|read|follow|understand|understood|realis|realiz|verif|review|look|respond|escalat|communicat|know|knew|consider|validat|ask|monitor|see\b|saw|seen|think|thought|remember|confirm|consult|updat|document|run\b|ran|watch|react|catch|caught|pay|paid|inform|tell|told|heed|bother)/;

/** "Nobody can read it any more" tells what can be done, not what was not. */
const MODAL = /^(?:can|could|will|would|may|might|be|ever)$/;

export const agentInaction = languageRule({
  id: 'B06',
  name: 'agent-inaction',
  severity: 'warn',
  asks: 'No sentence about what a person did not notice, check, read or follow.',
  why: 'It measures people by what is known today. What they had before them at that moment explains more.',
  expected: 'what they had before them, and why that was not enough',
  better: 'Step 4 of the process assumes bash; the shell of the on-call is fish',
  examples: [
    { markdown: 'The engineer did not follow the process.', finds: ['1:14'] },
    { markdown: 'Nobody noticed the slope for six hours.', finds: ['1:1'] },
    { markdown: "The reviewers didn't check generated files.", finds: ['1:15'] },
    { markdown: 'The scheduler did not check the label.', finds: [] },
    { markdown: '## What went well\n\nThe on-call did not read the noise, but the graph.', finds: [] },
  ],
  *find(sentence, isName) {
    if (sentence.meaning === 'went-well') return;
    const { words } = sentence;
    for (const [index, { lower }] of words.entries()) {
      const isNot = lower === 'never' || CONTRACTED.test(lower) || (DENIED.test(lower) && words[index + 1]?.lower === 'not');
      if (isNot) {
        let verb = lower === 'never' || CONTRACTED.test(lower) ? index + 1 : index + 2;
        for (let word = words[verb]; word && isAdverb(word); word = words[verb]) verb += 1;
        const hit = VERBS.test(words[verb]?.lower ?? '') ? hitFor(subjectOf(sentence, index, isName), sentence, index, verb) : undefined;
        if (hit) yield hit;
      } else if (
        /(?:ed|saw|knew|ran|read|thought)$/.test(lower) &&
        VERBS.test(lower) &&
        sentence.meaning !== 'impact' &&
        !MODAL.test(words[index - 1]?.lower ?? '') &&
        subjectOf(sentence, index, isName) === 'nobody'
      ) {
        const hit = hitFor('person', sentence, Math.max(0, index - 1), index);
        if (hit) yield hit;
      }
    }
  },
});
