/** A stretch of a text and what is to stand there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the stretches replaced; they do not overlap. What is only added at a spot stands there in the order given. */
export function splice(text: string, splices: readonly Splice[]): string {
  let out = '';
  let done = 0;
  for (const { start, end, text: instead } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(done, start) + instead;
    done = end;
  }
  return out + text.slice(done);
}
