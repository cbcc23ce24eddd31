import { LEAST_LITERAL } from '../match/scan/signatures.ts';
import { readPattern } from './pattern.ts';
import { quote, type Report } from './report.ts';
import type { Cell } from './tables.ts';
import type { Message } from './types.ts';

/** Reads a message as a table writes it, in backticks; undefined after it has reported why it may not run on a log. */
export function readMessage(cell: Cell, report: Report): Pick<Message, 'kind' | 'pattern' | 'shape'> | undefined {
  const code = cell.children[0];
  if (cell.children.length !== 1 || code?.type !== 'inlineCode' || code.value.trim() === '') {
    report('error-message', cell.node, quote(cell.text), 'one message in backticks');
    return undefined;
  }
  const regex = /^\/(.+)\/$/.exec(code.value)?.[1];
  if (regex === undefined) {
    if (code.value.trim().length >= LEAST_LITERAL) return { kind: 'literal', pattern: code.value };
    report('error-message', code, quote(code.value), `at least ${LEAST_LITERAL} characters`);
    return undefined;
  }
  try {
    new RegExp(regex, 'i');
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*: /s, '') : '';
    report('error-regex', code, `regex ${quote(regex)}`, `one that compiles (${why})`);
    return undefined;
  }
  // Everything matches such a regex, so every log would name this cause.
  if (new RegExp(regex, 'i').test('')) {
    report('error-regex', code, `regex ${quote(regex)}`, 'one that does not match an empty line');
    return undefined;
  }
  // What the matcher would refuse to run on a stranger's log line must not sit in a table as if it worked.
  const { shape, problem } = readPattern(regex);
  if (!shape) {
    report('error-regex', code, `regex ${quote(regex)}`, `one that is safe and quick on any line (with ${problem})`);
    return undefined;
  }
  return { kind: 'regex', pattern: regex, shape };
}
