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

/**
 * The same for a text as it lies on disk, where the stretches count in it as it is read: without a byte order mark, its
 * line ends one character. Whatever is not replaced keeps both; what is new has the line ends of the first line.
 */
export function spliceRaw(raw: string, splices: readonly Splice[]): string {
  const at: number[] = [];
  for (let offset = raw.startsWith('\uFEFF') ? 1 : 0; offset < raw.length; offset++) if (raw[offset] !== '\r' || raw[offset + 1] !== '\n') at.push(offset);
  const startOf = (offset: number) => at[offset] ?? raw.length;
  const endOf = (offset: number) => startOf(offset - 1) + 1;
  const isWindows = /^[^\n]*\r\n/.test(raw);
  return splice(
    raw,
    splices.map(({ start, end, text }) => ({
      start: startOf(start),
      end: end > start ? endOf(end) : startOf(start),
      text: isWindows ? text.replaceAll('\n', '\r\n') : text,
    })),
  );
}
