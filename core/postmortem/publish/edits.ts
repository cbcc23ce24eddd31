/** A stretch of a text and what stands there instead. */
export interface Edit {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text between two offsets with the edits in it made; of edits that overlap, the first one counts. */
export function edited(source: string, edits: readonly Edit[], from = 0, to = source.length): string {
  let at = from;
  let result = '';
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > to) continue;
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at, to);
}

/** Line and column of an offset, both from 1. */
export function spotAt(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
