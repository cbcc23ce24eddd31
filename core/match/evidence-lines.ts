import type { LineMatch } from './types.ts';

/** A line that speaks for a cause, once, however many messages stand in it. */
export interface EvidenceLine {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
  /** How often the same line came, figures aside. */
  readonly count: number;
  /** What it was taken for, where the line itself does not show that. */
  readonly notes: readonly string[];
}

/** The lines of the matches, in their order. */
export function evidenceLines(matches: readonly LineMatch[]): readonly EvidenceLine[] {
  return [...Map.groupBy(matches, ({ line, text }) => `${line} ${text.trim()}`).values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const all = [first, ...rest];
    // The line shows what a message is; a pattern would only show how it was found.
    const isShown = ({ signature }: LineMatch) => /^\/.*\/$/s.test(signature) || first.text.toLowerCase().includes(signature.toLowerCase());
    const notes = new Set(all.filter((match) => !isShown(match)).map(({ signature }) => signature));
    return [{ line: first.line, text: first.text.trim(), count: Math.max(...all.map(({ count }) => count)), notes: [...notes] }];
  });
}
