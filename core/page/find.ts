import type { PageLine } from './lines.ts';
import { textOf } from './spans.ts';

/** Where a text was found on a line: UTF-16 units of the line's text. One that goes over a line's end has several. */
export interface Hit {
  readonly parts: readonly { readonly line: number; readonly from: number; readonly to: number }[];
}

/** All places of a text in lines, in any case; its blanks stand for any blanks, so that the end of a line hides nothing. */
export function findInLines(lines: readonly PageLine[], wanted: string): readonly Hit[] {
  const words = wanted.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const texts = lines.map(({ spans }) => textOf(spans));
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length + 1;
  }
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu');
  return [...texts.join('\n').matchAll(pattern)].map(({ 0: found, index }) => ({ parts: partsOf(texts, starts, index, index + found.length) }));
}

function partsOf(texts: readonly string[], starts: readonly number[], from: number, to: number): Hit['parts'] {
  const first = starts.findLastIndex((start) => start <= from);
  const last = starts.findLastIndex((start) => start < to);
  return texts.slice(first, last + 1).flatMap((text, index) => {
    const line = first + index;
    const start = starts[line] ?? 0;
    const part = { line, from: Math.max(0, from - start), to: Math.min(text.length, to - start) };
    return part.to > part.from ? [part] : [];
  });
}
