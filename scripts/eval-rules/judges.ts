import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextProfanities from 'retext-profanities';
import { unified } from 'unified';
import { VFile } from 'vfile';
import writeGood from 'write-good';
import { checkPostmortem } from '../../core/postmortem/check.ts';
import type { Meaning } from '../../core/postmortem/headings.ts';
import { LANGUAGE_RULES } from '../../core/postmortem/rules/language/index.ts';
import type { LabelledSentence } from './items.ts';

/** Sentence → what is objected to in it: ids of rules, or whatever a tool calls it. */
export type Judge = (sentence: LabelledSentence) => readonly string[];

const HEADING: Partial<Record<Meaning, string>> = {
  actions: 'Action items',
  changes: 'What changed',
  'went-well': 'What went well',
  luck: 'Where we got lucky',
};
const HEAD = `---
schema: 1
kind: postmortem
title: Payments stop
status: draft
severity: sev2
participants:
  - {role: on-call engineer, name: Alice Meyer}
  - {role: database on-call, name: Bob Tan}
  - {role: incident commander, name: Priya Raman}
  - {role: network on-call, name: Chen Wei}
---
`;

/** The rules of blameless language, at error level, over the sentence in a section of its kind. */
export const stanch: Judge = ({ text, section }) => {
  const heading = HEADING[section] ?? `${section[0]?.toUpperCase()}${section.slice(1)}`;
  const { findings } = checkPostmortem({ path: 'x.md', text: `${HEAD}\n## ${heading}\n\n${text}\n` }, { today: '2026-11-30', rules: LANGUAGE_RULES });
  return findings.filter(({ layer, severity }) => layer === 'language' && severity === 'error').map(({ rule }) => rule);
};

/** Tools for wording that others use; any objection of theirs counts. */
export const BASELINES: Readonly<Record<string, Judge>> = {
  'retext-equality': retext(retextEquality),
  'retext-profanities': retext(retextProfanities),
  'write-good': ({ text }) => writeGood(text).map(({ reason }) => reason),
};

function retext(plugin: typeof retextEquality | typeof retextProfanities): Judge {
  const processor = unified()
    .use(retextEnglish)
    .use(plugin as typeof retextEquality);
  return ({ text }) => {
    const file = new VFile(text);
    // Only the tree is wanted; nothing is written.
    processor.runSync(processor.parse(file), file);
    return file.messages.map(({ ruleId }) => ruleId ?? '');
  };
}
