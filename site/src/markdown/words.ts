import type { HastNode } from 'satteri';

/** An element of a page, as plugins meet it. */
export type Element = Extract<HastNode, { type: 'element' }>;

interface Tree {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

/** The words of an element on one line, without those of lists inside it. */
export function wordsOf(element: Tree): string {
  const text = (node: Tree): string =>
    node.value ?? (node.children ?? []).map((child) => (child.tagName === 'ul' || child.tagName === 'ol' ? '' : text(child))).join('');
  return text(element).replace(/\s+/g, ' ').trim();
}
