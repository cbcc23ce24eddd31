import type { Signature } from '../../../../core/match/scan/signatures.ts';

/** A signature found by a plain search of every line: how many lines hold it, and the first of them. */
export type Found = readonly [signature: string, lines: number, first: number];

/** What the scanner has to find, line by line and signature by signature, with nothing but regular expressions. */
export function searchEveryLine(signatures: readonly Signature[], text: string): readonly Found[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return signatures
    .map((signature): Found => {
      const regex = regexOf(signature);
      const found = lines.flatMap((line, index) => (regex.test(line) ? [index + 1] : []));
      return [nameOf(signature), found.length, found[0] ?? 0];
    })
    .filter(([, count]) => count > 0)
    .sort();
}

export const nameOf = ({ cause, context, text }: Signature): string => `${cause ?? context} ${text}`;

/** A literal that begins or ends with a figure does not touch another, and a word of five letters no letter. */
function regexOf({ regex, anchors }: Signature): RegExp {
  if (regex) return new RegExp(regex.source, 'i');
  const literal = anchors[0]?.text ?? '';
  const word = new TextEncoder().encode(literal).length <= 5 ? '[\\p{L}\\p{N}_]' : '\\d';
  const sign = new RegExp(word, 'u');
  const before = sign.test(literal.at(0) ?? '') ? `(?<!${word})` : '';
  const after = sign.test(literal.at(-1) ?? '') ? `(?!${word})` : '';
  return new RegExp(`${before}${literal.replace(/[^\p{L}\p{N}_]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}${after}`, 'iu');
}
