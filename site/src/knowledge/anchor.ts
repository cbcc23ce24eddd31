import { slug } from 'github-slugger';

const WORDS = 8;

/** A stable anchor for a row or an item: its first words, as GitHub would write them in a heading's anchor. */
export function anchorOf(text: string): string {
  return slug(text.trim().split(/\s+/).slice(0, WORDS).join(' '));
}
