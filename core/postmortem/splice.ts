/** A stretch of a text and what is to stand there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the stretches replaced; they do not overlap. */
export function splice(text: string, splices: readonly Splice[]): string {
  let out = text;
  for (const { start, end, text: instead } of splices.toSorted((a, b) => b.start - a.start)) out = out.slice(0, start) + instead + out.slice(end);
  return out;
}
