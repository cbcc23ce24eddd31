import type { Spot } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import type { Meaning } from '../headings.ts';

/** A text of the front matter that is shown to readers as prose. */
export interface FrontText {
  readonly text: string;
  readonly at: Spot;
  readonly meaning: Meaning;
}

/** Where the front matter holds prose, and what it is about; `*` stands for every item of a list. */
const PROSE: readonly (readonly [Meaning, ...string[]])[] = [
  ['summary', 'title'],
  ['summary', 'summary'],
  ['trigger', 'trigger', 'text'],
  ['causes', 'contributing_factors', '*', 'text'],
  ['causes', 'contributing_factors', '*', 'wont_do'],
  ['went-well', 'defences_that_worked', '*'],
  ['impact', 'impact', 'unknown_because'],
  ['backlog', 'backlog_check', 'why_not_done'],
  ['actions', 'action_items', '*', 'text'],
  ['actions', 'action_items', '*', 'reason'],
  ['actions', 'action_items', '*', 'verify'],
  ['lessons', 'takeaway'],
];

/** Sentences of the front matter. What it says is read as it stands: a missing key elsewhere hides no sentence. */
export function frontTexts({ front }: Pick<PostmortemDocument, 'front'>): readonly FrontText[] {
  return PROSE.flatMap(([meaning, ...path]) => textsAt(front.data, path).map(({ text, found }) => ({ text, at: front.spot(found), meaning })));
}

function textsAt(value: unknown, path: readonly string[], found: readonly PropertyKey[] = []): readonly { text: string; found: readonly PropertyKey[] }[] {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'string' ? [{ text: value, found }] : [];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, index) => textsAt(item, rest, [...found, index])) : [];
  return value !== null && typeof value === 'object' && Object.hasOwn(value, step) ? textsAt(Reflect.get(value, step), rest, [...found, step]) : [];
}
