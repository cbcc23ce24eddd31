import { spotOf } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import type { Block } from '../facts/blocks.ts';
import { perDocument } from '../facts/per-document.ts';
import { type Meaning, stretchesOf } from '../headings.ts';

/** What these say is not, or not only, about what happened this time. */
const ELSEWHERE: readonly (Meaning | undefined)[] = ['actions', 'changes', 'background', 'glossary', 'recurrence', 'backlog', 'people'];

const stretches = perDocument(stretchesOf);

/** What the section around a block is about; undefined before the first heading and where no template has such a heading. */
export function meaningAt(postmortem: PostmortemDocument, { at }: Pick<Block, 'at'>): Meaning | undefined {
  const { line } = spotOf(at(0));
  const all = stretches(postmortem);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.from ?? Infinity) <= line) low = middle + 1;
    else high = middle;
  }
  return all[low - 1]?.meaning;
}

/** True where a figure tells of this incident. */
export function isAboutThis(postmortem: PostmortemDocument, block: Block): boolean {
  return !ELSEWHERE.includes(meaningAt(postmortem, block));
}
