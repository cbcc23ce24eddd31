import type { Nodes } from 'mdast';
import type { Spot } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { perDocument } from './per-document.ts';

/** A run of words a person reads as one: a paragraph, a heading or a cell. Code has left one mark in it. */
export interface Block {
  readonly node: Nodes;
  readonly text: string;
  /** Where a character of the text stands in the file. */
  at(offset: number): Spot;
}

/** Stands in a block for code, which is no statement of the author. */
export const CODE_MARK = '▪';

/** The blocks below some nodes, in the order written; quotations, code and comments are left out. */
export function blocksIn(nodes: readonly Nodes[]): readonly Block[] {
  return nodes.flatMap((node) => [...blocks(node)]);
}

/** The blocks of the whole body. */
export const blocksOf = perDocument(({ tree }: PostmortemDocument): readonly Block[] => blocksIn(tree.children));

function* blocks(node: Nodes): Generator<Block> {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') yield blockOf(node);
  else if (node.type !== 'blockquote' && 'children' in node) for (const child of node.children) yield* blocks(child);
}

/** A node's words with the way back to where each stands. */
export function blockOf(node: Nodes): Block {
  const pieces: { readonly from: number; readonly text: string; readonly start: Spot }[] = [];
  let length = 0;
  for (const { text, start } of wordsIn(node)) {
    pieces.push({ from: length, text, start });
    length += text.length;
  }
  const text = pieces.map((piece) => piece.text).join('');
  return {
    node,
    text,
    at: (offset) =>
      spotIn(
        pieces.findLast(({ from }) => from <= offset),
        offset,
      ),
  };
}

function* wordsIn(node: Nodes): Generator<{ text: string; start: Spot }> {
  const start = node.position?.start ?? { line: 1, column: 1 };
  if (node.type === 'text') yield { text: node.value, start };
  else if (node.type === 'inlineCode') yield { text: CODE_MARK, start };
  else if (node.type === 'break') yield { text: '\n', start };
  else if ('children' in node) for (const child of node.children) yield* wordsIn(child);
}

function spotIn(piece: { from: number; text: string; start: Spot } | undefined, offset: number): Spot {
  if (!piece) return { line: 1, column: 1 };
  const before = piece.text.slice(0, offset - piece.from).split('\n');
  const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? piece.start.column : 1);
  return { line: piece.start.line + before.length - 1, column };
}
