import { blocksIn } from './blocks.ts';
import type { Part } from './parts.ts';

/** The words of some parts as one text, blocks apart by lines; quotations and code are left out. */
export function wordsOf(parts: readonly Part[]): string {
  return parts.flatMap(({ nodes }) => blocksIn(nodes).map(({ text }) => text)).join('\n');
}
