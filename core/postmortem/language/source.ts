import type { Text } from 'mdast';
import { type Spot, spotOf } from '../../knowledge/report.ts';

/** A text that knows where each of its characters stands in the file. */
export interface Source {
  readonly text: string;
  at(index: number): Spot;
}

/** A text node; its lines may be indented in the file, and entities or escapes make it longer there. */
export function sourceOfText(node: Text, file: string): Source {
  const start = spotOf(node);
  const lines = node.value.split('\n');
  const written = file.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
  return {
    text: node.value,
    at: (index) => {
      const before = node.value.slice(0, index).split('\n');
      const row = before.length - 1;
      const indent = row === 0 ? 0 : Math.max(0, (written[row] ?? '').indexOf((lines[row] ?? '').slice(0, 8)));
      return { line: start.line + row, column: (row === 0 ? start.column : 1) + indent + (before.at(-1)?.length ?? 0) };
    },
  };
}

const QUOTED = /“[^”]{1,400}”|"[^"]{1,400}"|‘[^’]{2,400}’(?!\p{L})/gu;

/** What stands in quotation marks is somebody else's word. */
export function maskQuotes(text: string): string {
  return text.replace(QUOTED, (quoted) => '\uFFFC'.repeat(quoted.length));
}
