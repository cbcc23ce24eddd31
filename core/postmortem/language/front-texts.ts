import type { Spot } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import type { Meaning } from '../headings.ts';

/** A text of the front matter that is shown to readers as prose. */
export interface FrontText {
  readonly text: string;
  readonly at: Spot;
  readonly meaning: Meaning;
}

/** Sentences of the front matter; none where it does not fit its schema, which has then been reported. */
export function frontTexts({ front, head }: PostmortemDocument): readonly FrontText[] {
  if (!head) return [];
  const one = (meaning: Meaning, text: string | undefined, ...path: PropertyKey[]): FrontText[] =>
    text === undefined ? [] : [{ text, at: front.spot(path), meaning }];
  return [
    ...one('summary', head.title, 'title'),
    ...one('summary', head.summary, 'summary'),
    ...one('trigger', head.trigger?.text, 'trigger', 'text'),
    ...(head.contributing_factors ?? []).flatMap(({ text, wont_do }, index) => [
      ...one('causes', text, 'contributing_factors', index, 'text'),
      ...one('causes', wont_do, 'contributing_factors', index, 'wont_do'),
    ]),
    ...(head.defences_that_worked ?? []).flatMap((text, index) => one('went-well', text, 'defences_that_worked', index)),
    ...one('backlog', head.backlog_check?.why_not_done, 'backlog_check', 'why_not_done'),
    ...(head.action_items ?? []).flatMap(({ text, reason, verify }, index) => [
      ...one('actions', text, 'action_items', index, 'text'),
      ...one('actions', reason, 'action_items', index, 'reason'),
      ...one('actions', verify, 'action_items', index, 'verify'),
    ]),
    ...one('lessons', head.takeaway, 'takeaway'),
  ];
}
