import { agentAfter, type IsName, subjectOf } from '../../language/agents.ts';
import { type Hit, languageRule } from '../../language/language-rule.ts';
import type { Sentence } from '../../language/sentences.ts';

const MORE = '(?:(?:more|extra|very|especially|particularly|even|much|really|a bit|a little) )*';
/** Asks for attention wherever it stands. */
const ALWAYS = [
  /\b(?:be|being|stay|remain) (?:more|extra|especially|particularly|even more|much more) (?:careful|vigilant|mindful|cautious|attentive|diligent|alert|aware|thorough|watchful|conscientious)\b/g,
  /\b(?:take|taking|exercise|apply) (?:more|greater|extra|better|special|particular) (?:care|caution|diligence)\b/g,
  /\b(?:raise|raising|increase|create) (?:the )?awareness\b/g,
  /\b(?:try|work) harder\b|\bthink twice\b/g,
  /\b(?:better|more|stricter) discipline\b/g,
];
/** Asks for attention where things to do and to learn are listed. */
const IN_REMEDIES = [
  new RegExp(`\\b(?:be|stay|remain) ${MORE}(?:careful|vigilant|mindful|cautious|attentive|diligent|alert|watchful)\\b`, 'g'),
  /\b(?:exercise|use) caution\b/g,
  new RegExp(`\\bpay(?:ing)? ${MORE}(?:(?:closer?|better|greater|particular|special|careful) )?attention\\b`, 'g'),
  /\b(?:do not|don['’]t|never) forget\b/g,
  /^(?:always |please )?(?:remember to|double[- ]?check)\b/g,
  /\b(?:emphasi[sz]e|stress|reiterate|underline|highlight)\b[^.]{0,60}\bimportance\b/g,
];
const REMEDIES = new Set(['actions', 'changes', 'lessons', 'went-badly', 'recurrence', undefined]);
/** Verbs whose object is people, and what is then asked of them. */
const TELLS = /^(?:ask|tell|urge|encourage|advise|instruct|warn|coach|educate|expect|train)(?:s|ed|ing)?$|^told$/;
const ATTENTION = /^(?:remember|double-?check|be|pay|take|watch|think|keep|always|never|stay|mind|read|exercise)$/;
const DUTY = /^(?:must|should|need|needs|have|has|ought|shall|to)$/;
const ASKED_OF_A_MIND = /^(?:aware|careful|mindful|familiar|vigilant|attentive|conscious)$/;
const PASSIVE_NEXT = /^(?:is|are|gets?|can|has|have|receives?|sees?|knows? who|owns?)$/;
const TOOLS = /\b(?:bot|alert|job|tool|script|check|pipeline|linter|hook|banner|dialog|cli|prompt|dashboard|system|service)s?\b/;

export const attentionRemedy = languageRule({
  id: 'B05',
  name: 'attention-remedy',
  severity: 'error',
  asks: 'No remedy that asks people for more attention, care or memory.',
  why: 'Attention was there the first time, too. A remedy holds at 3 a.m. when it works without anybody thinking of it.',
  expected: 'a change that holds when nobody thinks of it',
  better: 'Reject a deploy that lowers max_connections below live usage',
  examples: [
    { markdown: '## Action items\n\nBe more careful with pools.', finds: ['3:1'] },
    { markdown: '## Action items\n\nRemind everyone to close bodies.', finds: ['3:1'] },
    { markdown: '## Action items\n\nMake sure engineers check the limit.', finds: ['3:1'] },
    { markdown: '## Action items\n\nRetrain the operator.', finds: ['3:1'] },
    { markdown: '## Investigation\n\nWe generally pay attention to network load.', finds: [] },
    { markdown: '## Action items\n\nMake sure the pool closes idle sessions.', finds: [] },
    { markdown: '## Action items\n\nAdd a bot that reminds the owner of a lock.', finds: [] },
  ],
  *find(sentence, isName) {
    if (/\b(?:is|are|was|were) (?:not|no) (?:a |an |the )?(?:solution|fix|remedy|answer)\b/.test(sentence.lower)) return;
    const isRemedy = REMEDIES.has(sentence.meaning);
    for (const pattern of isRemedy ? [...ALWAYS, ...IN_REMEDIES] : ALWAYS)
      for (const { index, 0: text } of sentence.lower.matchAll(pattern)) yield { start: index, end: index + text.length };
    for (const index of sentence.words.keys()) {
      const hit = appeal(sentence, index, isName) ?? (isRemedy ? duty(sentence, index, isName) : undefined);
      if (hit) yield hit;
    }
  },
});

/** "remind the team", "retrain the operator", "ask developers to double-check" */
function appeal(sentence: Sentence, index: number, isName: IsName): Hit | undefined {
  const { words, lower: text } = sentence;
  const word = words[index];
  if (!word) return undefined;
  const to = (last: number): Hit => ({ start: word.start, end: words[last]?.end ?? word.end });
  const isPeople = (from: number) => agentAfter(sentence, from, isName) === 'person' || /^(?:all|them|ourselves|people)$/.test(words[from]?.lower ?? '');
  if (/^remind(?:ed|ing)?$/.test(word.lower)) return isPeople(index + 1) && !TOOLS.test(text.slice(0, word.start)) ? to(index + 1) : undefined;
  if (/^reminders?$/.test(word.lower)) {
    const object = words.findIndex(({ lower }, place) => place > index && place < index + 7 && (lower === 'for' || lower === 'to'));
    return object !== -1 && isPeople(object + 1) && !TOOLS.test(text) && sentence.meaning !== 'timeline' ? to(object + 1) : undefined;
  }
  if (/^re-?train(?:ing|ed)?$/.test(word.lower)) return isPeople(words[index + 1]?.lower === 'of' ? index + 2 : index + 1) ? to(index + 1) : undefined;
  if (/^disciplin(?:e|ed|ing)$/.test(word.lower)) return isPeople(index + 1) ? to(index + 1) : undefined;
  if (/^hold(?:ing)?$/.test(word.lower)) return isPeople(index + 1) && /\b(?:accountable|responsible for)\b/.test(text) ? to(index + 1) : undefined;
  if (word.lower === 'make') return isPeople(index + 1) && /^(?:think|aware|check|remember)$/.test(words[index + 2]?.lower ?? '') ? to(index + 2) : undefined;
  if (!TELLS.test(word.lower) || !isPeople(index + 1)) return undefined;
  const verb = words.findIndex(({ lower }, place) => place > index && place < index + 8 && /^(?:to|on)$/.test(lower));
  const asked = words[verb + 1]?.lower ?? '';
  return verb !== -1 && (ATTENTION.test(asked) || asked === 'being') ? to(verb + 1) : undefined;
}

/** "make sure engineers check", "everyone should double-check" */
function duty(sentence: Sentence, index: number, isName: IsName): Hit | undefined {
  const { words } = sentence;
  const word = words[index];
  if (!word) return undefined;
  const ensures =
    word.lower === 'ensure' || word.lower === 'ensuring'
      ? index + 1
      : /^mak(?:e|ing)$/.test(word.lower) && words[index + 1]?.lower === 'sure'
        ? index + 2
        : undefined;
  if (ensures !== undefined) {
    const from = words[ensures]?.lower === 'that' ? ensures + 1 : ensures;
    const verb = words.slice(from).findIndex(({ lower }) => PASSIVE_NEXT.test(lower));
    const isPassive = verb !== -1 && verb < 4 && !ASKED_OF_A_MIND.test(words[from + verb + 1]?.lower ?? '');
    return agentAfter(sentence, from, isName) === 'person' && !isPassive ? { start: word.start, end: words[from]?.end ?? word.end } : undefined;
  }
  if (!DUTY.test(word.lower) || index === 0) return undefined;
  const next = words[index + 1]?.lower === 'to' ? index + 2 : index + 1;
  const verb = words[next];
  const checks = verb?.lower === 'double' && words[next + 1]?.lower === 'check';
  if (!verb || (!checks && !/^(?:remember|double-?check)$/.test(verb.lower))) return undefined;
  if (word.lower === 'to' && subjectOf(sentence, index, isName) !== 'person') return undefined;
  return { start: word.start, end: verb.end };
}
