import type { LabelledSentence } from './items.ts';
import type { Judge } from './judges.ts';

/** How a judge did: of what it objects to, how much blames (precision); of what blames, how much it objects to (recall). */
export interface RuleScore {
  readonly blaming: number;
  readonly neutral: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly precision: number;
  readonly recall: number;
}

export interface Judged {
  readonly item: LabelledSentence;
  readonly said: readonly string[];
}

export function judge(items: readonly LabelledSentence[], by: Judge): readonly Judged[] {
  return items.map((item) => ({ item, said: by(item) }));
}

export function scoreSentences(judged: readonly Judged[]): RuleScore {
  const blaming = judged.filter(({ item }) => item.rules.length > 0);
  const neutral = judged.filter(({ item }) => item.rules.length === 0);
  return score(blaming.length, neutral.length, blaming.filter(({ said }) => said.length > 0).length, neutral.filter(({ said }) => said.length > 0).length);
}

/** One rule by itself: found where it is among the labels, a false alarm where the sentence blames nobody. */
export function scoreRule(judged: readonly Judged[], rule: string): RuleScore {
  const expected = judged.filter(({ item }) => item.rules.includes(rule));
  const neutral = judged.filter(({ item }) => item.rules.length === 0);
  const says = ({ said }: Judged) => said.includes(rule);
  return score(expected.length, neutral.length, expected.filter(says).length, neutral.filter(says).length);
}

function score(blaming: number, neutral: number, found: number, falseAlarms: number): RuleScore {
  const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
  return { blaming, neutral, found, falseAlarms, precision: share(found, found + falseAlarms), recall: share(found, blaming) };
}
