import type { Nodes } from 'mdast';
import { walk } from '../knowledge/markdown.ts';
import { commentIn, type PostmortemDocument } from './document.ts';

/** SHA-256 of a text, in hexadecimal; passed in, because `core/` has no node:crypto. */
export type Hash = (text: string) => string;

/** The short form of a hash that stands in a file: 64 bits, against accidents and not against forgers. */
export function shortHash(text: string, hash: Hash): string {
  return hash(text).slice(0, 16);
}

/** A generated part of a file, between its marks. */
export interface GeneratedBlock {
  readonly name: string;
  /** As its mark says. */
  readonly sha: string;
  /** What stands between the marks, without the blank lines around it. */
  readonly text: string;
  /** Line of the opening mark. */
  readonly line: number;
  /** Offsets in the document's text, both marks included. */
  readonly start: number;
  readonly end: number;
}

/** Something wrong with the marks of a file. */
export interface MarkProblem {
  readonly line: number;
  /** A sentence without its subject: "the block timeline has no end". */
  readonly says: string;
}

/** Markdown as a block of that name: what is refreshed when the record grows, and refused when somebody edited it. */
export function asBlock(name: string, markdown: string, hash: Hash): string {
  return `<!-- generated:${name} sha=${shortHash(markdown, hash)} -->\n\n${markdown}\n\n<!-- /generated:${name} -->`;
}

const OPENING = /^generated:([a-z]+(?:-[a-z]+)*) sha=([0-9a-f]{16})$/;
const CLOSING = /^\/generated:([a-z]+(?:-[a-z]+)*)$/;
// Whatever was meant as one.
const ANY = /<!-*\s*\/?\s*generated\s*:/i;

/**
 * The generated blocks of a file in their order, and every mark that is not where and how it should be. Marks are
 * comments of the Markdown itself: what looks like one in code is none.
 */
export function blocksIn({ tree, text }: Pick<PostmortemDocument, 'tree' | 'text'>): { blocks: readonly GeneratedBlock[]; problems: readonly MarkProblem[] } {
  const blocks: GeneratedBlock[] = [];
  const problems: MarkProblem[] = [];
  let open: { name: string; sha: string; node: Nodes } | undefined;
  const top = new Set<Nodes>(tree.children);
  for (const node of walk(tree)) {
    if (node.type !== 'html' || !ANY.test(node.value)) continue;
    const comment = commentIn(node) ?? '';
    const wrong = (says: string) => problems.push({ line: lineOf(node), says });
    const [, opened, sha = ''] = OPENING.exec(comment) ?? [];
    const [, closed] = CLOSING.exec(comment) ?? [];
    if (!top.has(node)) wrong('a mark of a generated block stands inside a list or a quote');
    else if (opened !== undefined) {
      if (open) wrong(`the block ${opened} begins inside the block ${open.name}, which has no end before it`);
      open = { name: opened, sha, node };
    } else if (closed === undefined) wrong('a mark of a generated block is not written as it was');
    else if (!open || open.name !== closed) {
      wrong(open ? `the block ${closed} ends inside the block ${open.name}` : `the block ${closed} ends without a beginning`);
      open = undefined;
    } else {
      blocks.push(between(open, node, text));
      open = undefined;
    }
  }
  if (open) problems.push({ line: lineOf(open.node), says: `the block ${open.name} has no end` });
  for (const [index, { name, line }] of blocks.entries())
    if (blocks.slice(0, index).some((before) => before.name === name)) problems.push({ line, says: `the block ${name} stands there twice` });
  return { blocks, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function between({ name, sha, node }: { name: string; sha: string; node: Nodes }, end: Nodes, text: string): GeneratedBlock {
  const [from, to] = [node.position?.end.offset ?? 0, end.position?.start.offset ?? 0];
  return { name, sha, text: text.slice(from, to).trim(), line: lineOf(node), start: node.position?.start.offset ?? 0, end: end.position?.end.offset ?? 0 };
}

const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
