import type { Heading, RootContent } from 'mdast';
import { textOf } from '../../knowledge/markdown.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Meaning, meaningOf } from '../headings.ts';
import { QUESTION_READ } from '../questions.ts';
import { perDocument } from './per-document.ts';

/** A heading of any level with everything down to the next of its level. */
export interface Part {
  readonly heading: string;
  readonly meaning: Meaning | undefined;
  readonly node: Heading;
  readonly nodes: readonly RootContent[];
}

/** The outermost parts of the meanings, in the order of the meanings and then as written. */
export function partsNamed(postmortem: PostmortemDocument, ...meanings: readonly Meaning[]): readonly Part[] {
  const found = byMeaning(postmortem);
  return meanings.flatMap((meaning) => found.get(meaning) ?? []);
}

/** True when there is more under a heading than headings, comments and questions that nobody answered. */
export function isFilled({ nodes }: Part): boolean {
  return nodes.some(
    (node) => node.type !== 'heading' && node.type !== 'html' && node.type !== 'definition' && node.type !== 'thematicBreak' && !isQuestion(node),
  );
}

const byMeaning = perDocument((postmortem): ReadonlyMap<Meaning, readonly Part[]> => {
  const parts = Map.groupBy(partsOf(postmortem), ({ meaning }) => meaning);
  return new Map([...parts].flatMap(([meaning, found]) => (meaning ? [[meaning, outermost(found)] as const] : [])));
});

const partsOf = ({ tree }: PostmortemDocument): readonly Part[] => {
  const starts = tree.children.flatMap((node, index) => (node.type === 'heading' ? [{ node, index, end: tree.children.length }] : []));
  const open: typeof starts = [];
  for (const start of starts) {
    for (let last = open.at(-1); last && last.node.depth >= start.node.depth; last = open.at(-1)) {
      last.end = start.index;
      open.pop();
    }
    open.push(start);
  }
  return starts.map(({ node, index, end }) => {
    const heading = textOf(node);
    return { heading, meaning: meaningOf(heading), node, nodes: tree.children.slice(index + 1, end) };
  });
};

const isQuestion = (node: RootContent) => node.type === 'blockquote' && textOf(node).startsWith(QUESTION_READ);

function outermost(parts: readonly Part[]): readonly Part[] {
  let until = -1;
  return parts.filter(({ node, nodes }) => {
    const from = node.position?.start.offset ?? 0;
    if (from < until) return false;
    until = (nodes.at(-1) ?? node).position?.end.offset ?? from;
    return true;
  });
}
