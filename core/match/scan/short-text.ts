import type { Signature } from './signatures.ts';

/** Characters. For a text this short it is quicker to leave out the signatures it cannot hold than to make a table of all of them. */
const SHORT = 4096;

/** The signatures that a short text may hold; undefined where it is too long, or needs cleaning before one can tell. */
export function possibleIn(text: string, signatures: readonly Signature[]): readonly Signature[] | undefined {
  if (text.length > SHORT || text.includes('\x1b') || text.includes('\0')) return undefined;
  const small = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  return signatures.filter(({ anchors }) => anchors.some((anchor) => small.includes(anchor.text)));
}
