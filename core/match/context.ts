import { windowOf } from './scan/effort.ts';
import type { Signature } from './scan/signatures.ts';
import type { ContextMatch, SignatureTally } from './types.ts';

const MOST_LINES = 50;

/** The lines of a text that tell something and name no leak, in the order of the text. */
export function contextOf(tallies: readonly SignatureTally[]): readonly ContextMatch[] {
  return tallies
    .flatMap(({ signature: { context }, matches }) => (context === undefined ? [] : matches.map((match) => ({ ...match, says: context }))))
    .sort((a, b) => a.line - b.line)
    .slice(0, MOST_LINES);
}

/** A line without the messages that name no leak: their words must not be taken for a description of one. */
export function withoutContext(line: string, tallies: readonly SignatureTally[]): string {
  return tallies.reduce((rest, { signature }) => (signature.context === undefined ? rest : without(signature, rest)), line);
}

function without({ regex, anchors }: Signature, line: string): string {
  if (regex) return line.length <= windowOf(regex) ? line.replace(new RegExp(regex.source, 'i'), ' ') : line;
  const [{ text: literal } = { text: '' }] = anchors;
  const at = line.toLowerCase().indexOf(literal);
  return at < 0 ? line : `${line.slice(0, at)} ${line.slice(at + literal.length)}`;
}
