import type { RootContent } from 'mdast';
import { renderBlock } from './markdown.ts';
import { broken, MARKED, type Span, spansOf } from './spans.ts';

/** A page of the library, parsed to be read on a screen of any width. */
export interface ReadingPage {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly RootContent[];
  /** In the order of the page; `block` is where they stand. */
  readonly headings: readonly { readonly slug: string; readonly text: string; readonly depth: number; readonly block: number }[];
  /** Each target once, in the order written. */
  readonly links: readonly PageLink[];
}

export interface PageLink {
  readonly text: string;
  /** Page of the library it leads to; absent for an address elsewhere. */
  readonly id?: string;
  /** Slug of the heading there. */
  readonly heading?: string;
  /** As written. */
  readonly url: string;
}

/** One line of a page; `block` says which one it belongs to, whatever the width. */
export interface PageLine {
  readonly spans: readonly Span[];
  readonly block: number;
}

/** All lines at a width. The block before a line is known, so that a place in the text survives a change of the width. */
export function pageLines({ blocks }: Pick<ReadingPage, 'blocks'>, width: number): readonly PageLine[] {
  return blocks.flatMap((node, block) => {
    const lines = renderBlock(node, { width, style: MARKED }).flatMap((line) => broken(spansOf(line), width));
    if (lines.length === 0) return [];
    return [...(block > 0 ? [{ spans: [], block }] : []), ...lines.map((spans) => ({ spans, block }))];
  });
}
