import { quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import type { PostmortemRule, Remark, RuleContext, RuleExample, RuleSeverity } from '../rules/rule.ts';
import type { Agent, IsName } from './agents.ts';
import { namesIn } from './names.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** A stretch of a sentence that a rule is about. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly better?: string;
  readonly severity?: RuleSeverity;
}

/** A rule that looks at one sentence at a time. */
export interface LanguageRule {
  readonly id: string;
  readonly name: string;
  readonly severity: RuleSeverity;
  readonly asks: string;
  readonly why: string;
  /** What ought to stand there, after "expected". */
  readonly expected: string;
  /** How such a sentence could be put. */
  readonly better?: string;
  readonly examples: readonly RuleExample[];
  find(sentence: Sentence, isName: IsName, document: PostmortemDocument, context: RuleContext): Iterable<Hit>;
}

/** Makes a rule of the check from one that looks at sentences; words that the project allows are left out. */
export function languageRule(rule: LanguageRule): PostmortemRule {
  const { id, name, severity, asks, why, examples } = rule;
  return { id, name, layer: 'language', severity, asks, why, examples, check: (document, context) => [...remarks(rule, document, context)] };
}

function* remarks(rule: LanguageRule, document: PostmortemDocument, context: RuleContext): Generator<Remark> {
  const isName = namesIn(document);
  for (const sentence of sentencesOf(document)) {
    const seen = new Set<number>();
    for (const { start, end, better = rule.better, severity } of rule.find(sentence, isName, document, context)) {
      if (seen.has(start) || isAllowed(sentence, start, end, context.allow)) continue;
      seen.add(start);
      yield {
        at: sentence.at(start),
        message: `Unexpected ${quote(sentence.text.slice(start, end).replaceAll('\uFFFC', '…'))}, expected ${rule.expected}`,
        ...(better === undefined ? {} : { better }),
        ...(severity === undefined ? {} : { severity }),
      };
    }
  }
}

function isAllowed({ lower }: Sentence, start: number, end: number, allow: readonly string[]): boolean {
  return allow.some((phrase) => {
    for (let index = lower.indexOf(phrase); index !== -1; index = lower.indexOf(phrase, index + 1))
      if (index < end && index + phrase.length > start) return true;
    return false;
  });
}

/** A hit over some words, for an agent: what we say of ourselves is only worth a thought. Undefined for anyone who is not to blame. */
export function hitFor(agent: Agent, sentence: Sentence, first: number, last: number): Hit | undefined {
  const from = sentence.words[first];
  const to = sentence.words[last];
  if (!from || !to || (agent !== 'person' && agent !== 'self')) return undefined;
  return { start: from.start, end: to.end, ...(agent === 'self' ? { severity: 'info' } : {}) };
}

/** Whether a "not" or its like stands within a few words before one. */
export function isDenied({ words }: Sentence, index: number, reach = 4): boolean {
  return words.slice(Math.max(0, index - reach), index).some(({ lower }) => DENIALS.has(lower) || lower.endsWith("n't"));
}

const DENIALS = new Set(['not', 'no', 'nobody', 'none', 'never', 'neither', 'nor', 'without', 'rather', 'instead']);
