/** Calls `visit` for every line without its end, counting from 1. */
export function eachLine(text: string, visit: (line: string, number: number) => void): number {
  let number = 0;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    visit(text.slice(from, text[end - 1] === '\r' ? end - 1 : end), ++number);
    from = end + 1;
  }
  return number;
}

/** The part of a line worth showing: all of it, or what surrounds the match. */
export function excerpt(line: string, start: number, end: number): string {
  if (line.length <= SHOWN) return line;
  const from = Math.max(0, Math.min(start - 100, line.length - SHOWN));
  const to = Math.min(line.length, Math.max(from + SHOWN, Math.min(end, from + 2 * SHOWN)));
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

const SHOWN = 400;
