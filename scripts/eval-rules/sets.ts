import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabelledSentence, parseSentences } from './items.ts';

/** The labelled sets, and what each is good for. */
export const SETS = {
  development: 'written while the rules were made',
  'held-out': 'written before there was a rule, looked at for the last measure only',
  found: 'after sentences of real reports and of guides, in our own words',
  hard: 'written to break the rules after their first measure, then used to mend them',
} as const;
export type SetName = keyof typeof SETS;

export function readSet(root: string, name: SetName): readonly LabelledSentence[] {
  return parseSentences(readFileSync(join(root, `test/fixtures/rules/${name}.jsonl`), 'utf8'));
}

/** What has to be reached at error level, on each of these sets; the others are reported. */
export const BARS: { readonly sets: readonly SetName[]; readonly precision: number; readonly recall: number } = {
  sets: ['development', 'held-out', 'found'],
  precision: 0.95,
  recall: 0.9,
};
