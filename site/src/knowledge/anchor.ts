import { slug } from 'github-slugger';

const WORDS = 8;

/** Where a symptom stands in its table: its id. */
export function symptomAnchor(text: string): string {
  return slug(text.trim());
}

/** A stable anchor for a checklist item: its first words, as GitHub would write them in a heading's anchor. */
export function anchorOf(text: string): string {
  return slug(text.trim().split(/\s+/).slice(0, WORDS).join(' '));
}
