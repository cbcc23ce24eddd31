import type { Report } from '../knowledge/report.ts';

const MOST_CHARACTERS = 1_000_000;
/** The parsers of Markdown and YAML take the square of the length of one part, in the worst case. */
const MOST_IN_ONE_PART = 50_000;
const FENCE = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;

/**
 * Reports a text that a parser could need minutes for: over a million characters, or more than 50,000 without an empty
 * line outside fenced code. True when it may be parsed.
 */
export function checkBounds(text: string, report: Report): boolean {
  if (text.length > MOST_CHARACTERS) {
    report('file-readable', undefined, `length of ${text.length} characters`, `at most ${MOST_CHARACTERS}`);
    return false;
  }
  let fence = '';
  let start = 1;
  let length = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = '';
      continue;
    }
    fence = mark;
    if (line.trim() === '') {
      start = index + 2;
      length = 0;
    } else length += line.length + 1;
    if (length > MOST_IN_ONE_PART) {
      report('file-readable', { line: start, column: 1 }, `part of more than ${MOST_IN_ONE_PART} characters`, 'an empty line somewhere in it');
      return false;
    }
  }
  return true;
}
