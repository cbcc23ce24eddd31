import type { ContextMatch, SignatureTally } from './types.ts';

/** The lines of a text that tell something and name no leak, in the order of the text. */
export function contextOf(tallies: readonly SignatureTally[]): readonly ContextMatch[] {
  return tallies
    .flatMap(({ signature: { context }, matches }) => (context === undefined ? [] : matches.map((match) => ({ ...match, says: context }))))
    .sort((a, b) => a.line - b.line)
    .slice(0, MOST_LINES);
}

const MOST_LINES = 50;
