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

/** As much of a line as is worth showing. */
export function excerpt(line: string): string {
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}

const SHOWN = 400;
