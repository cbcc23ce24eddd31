import { agentAfter, isAdverb, subjectOf } from '../../language/agents.ts';
import { hitFor, languageRule } from '../../language/language-rule.ts';
import type { Sentence } from '../../language/sentences.ts';

const MODALS = /^(?:should|could|would|must|ought|needed)(?:n't)?$/;
const CONTRACTED = /^(?:should|could|would|must)'ve$/;
/** After "have been" these judge a person; a participle there says what others did or did not do for them. */
const JUDGING = new Set(
  'careful aware vigilant attentive diligent familiar more quicker faster better prepared alert clearer clear honest cautious thorough'.split(' '),
);
const IMPACT = new Set<string | undefined>(['impact', 'messaging']);
/** "Would have had to" tells of effort. */
const NO_BLAME = new Set(['had', 'needed', 'liked', 'preferred', 'to']);

export const agentCounterfactual = languageRule({
  id: 'B02',
  name: 'agent-counterfactual',
  severity: 'error',
  asks: 'No sentence about what a person should, could or would have done.',
  why: 'It describes a night that did not happen. What people saw, and what made their choice look right, is what can be learned from.',
  expected: 'what was visible at that moment, and what was not',
  better: 'The descriptor graph had no alert; it was first opened at 10:21',
  examples: [
    { markdown: 'The on-call should have noticed the graph.', finds: ['1:13'] },
    { markdown: 'Any experienced DBA would have seen it.', finds: ['1:21'] },
    { markdown: 'This should have been caught by the reviewer.', finds: ['1:6'] },
    { markdown: 'The DBA was supposed to check the replica.', finds: ['1:9'] },
    { markdown: 'It would not have failed if the engineer had tested it.', finds: ['1:26'] },
    { markdown: 'The firewall should have sent a reset.', finds: [] },
    { markdown: 'The on-call should have been paged at 70 %.', finds: [] },
    { markdown: 'The on-call could not have seen it: the graph shows averages.', finds: [] },
    { markdown: 'We would have to spend another day.', finds: [] },
  ],
  *find(sentence, isName) {
    for (const { first, last, byAgent } of counterfactuals(sentence)) {
      // What people would have seen is how an impact is told.
      if (IMPACT.has(sentence.meaning) && /^(?:would|could)/.test(sentence.words[first]?.lower ?? '')) continue;
      const agent = byAgent === undefined ? subjectOf(sentence, first, isName) : agentAfter(sentence, byAgent, isName);
      const hit = hitFor(agent, sentence, first, last);
      if (hit) yield hit;
    }
  },
});

interface Counterfactual {
  readonly first: number;
  readonly last: number;
  /** The word after "by", where the sentence is passive. */
  readonly byAgent?: number;
}

function* counterfactuals(sentence: Sentence): Generator<Counterfactual> {
  const { words } = sentence;
  for (const [index, { lower }] of words.entries()) {
    if (lower === 'supposed' && words[index + 1]?.lower === 'to' && /^(?:was|were|is|are)$/.test(words[index - 1]?.lower ?? ''))
      yield { first: index - 1, last: index + 1 };
    else if (lower === 'if') yield* conditional(sentence, index);
    else if (MODALS.test(lower) || CONTRACTED.test(lower)) yield* modal(sentence, index);
  }
}

function* modal({ words }: Sentence, first: number): Generator<Counterfactual> {
  const lower = words[first]?.lower ?? '';
  const skip = (from: number): number => {
    let index = from;
    for (let word = words[index]; word && (isAdverb(word) || /^(?:and|or|should|could|would)$/.test(word.lower)); word = words[index]) index += 1;
    return index;
  };
  let denied = lower.endsWith("n't");
  let have = first;
  if (!CONTRACTED.test(lower)) {
    have = first + 1;
    if (/^(?:ought|needed)$/.test(lower) && words[have]?.lower === 'to') have += 1;
    denied ||= words[have]?.lower === 'not';
    have = skip(have);
    if (words[have]?.lower !== 'have') return;
  }
  // That nobody could have known excuses.
  if (denied && /^(?:could|would|must)/.test(lower)) return;
  const verb = skip(have + 1);
  const participle = words[verb];
  if (!participle || NO_BLAME.has(participle.lower) || !isParticiple(participle.lower)) return;
  if (participle.lower !== 'been') return yield { first, last: verb };
  const next = skip(verb + 1);
  const state = words[next]?.lower ?? '';
  if (JUDGING.has(state) || state.endsWith('ing')) return yield { first, last: next };
  const by = words.slice(next, next + 5).findIndex((word) => word.lower === 'by');
  if (by > 0) yield { first, last: next, byAgent: next + by + 1 };
}

/** "… would not have failed if the engineer had …" */
function* conditional({ words, lower }: Sentence, index: number): Generator<Counterfactual> {
  if (!/\b(?:would|could|might)(?:n['’]t| not)?\b/.test(lower)) return;
  const had = words.slice(index + 1, index + 8).findIndex((word) => /^had(?:n't)?$/.test(word.lower));
  if (had > 0 && isParticiple(words[index + had + 2]?.lower ?? '')) yield { first: index, last: index + had + 1, byAgent: index + 1 };
}

const IRREGULAR = new Set(
  'been seen known done taken gone made found caught told thought kept left read run set put let held lost met sent shown spoken understood written chosen drawn driven given got gotten heard led paid raised begun brought built bought not only just come become said shut spent stood stuck sought split cut hit quit spotted'.split(
    ' ',
  ),
);

function isParticiple(word: string): boolean {
  return IRREGULAR.has(word) || /(?:ed|en)$/.test(word);
}
