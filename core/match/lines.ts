// CSI and OSC sequences, then any other two-character escape. Written as strings: a pattern may not hold control characters.
const [ESC, CSI, BEL] = ['\\x1b', '\\x9b', '\\x07'];
const ESCAPES = new RegExp(`(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]|${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|${ESC}[ -~]?`, 'g');

/** Calls `visit` for every line without its end, colours removed, counting from 1. */
export function eachLine(text: string, visit: (line: string, number: number) => void): number {
  let number = 0;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    visit(plain(text.slice(from, text[end - 1] === '\r' ? end - 1 : end)), ++number);
    from = end + 1;
  }
  return number;
}

function plain(line: string): string {
  return line.includes('\x1b') || line.includes('\x9b') ? line.replace(ESCAPES, '') : line;
}

/** The part of a line worth showing: all of it, or what surrounds the match. */
export function excerpt(line: string, start: number, end: number): string {
  if (line.length <= SHOWN) return line;
  const from = Math.max(0, Math.min(start - 100, line.length - SHOWN));
  const to = Math.min(line.length, Math.max(from + SHOWN, Math.min(end, from + 2 * SHOWN)));
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

const SHOWN = 400;

/** Two lines with the same key differ only in figures, addresses and ids. */
export function sameLineKey(text: string): string {
  return text.toLowerCase().replace(/0x[0-9a-f]+|\b(?=[a-f-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]+)*\b|\d+/g, '#');
}
