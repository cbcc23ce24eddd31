import { readPattern } from '../match/pattern.ts';
import type { ParsedSection } from './markdown.ts';
import { quote, type Report } from './report.ts';
import { type Cell, readTable } from './tables.ts';
import type { Certainty, ErrorMessage } from './types.ts';

const CERTAINTIES: readonly Certainty[] = ['names it', 'points to it'];

/** Reads the Error messages table, which the matcher searches logs with; a row with a mistake is reported and left out. */
export function readErrorMessages(section: ParsedSection, report: Report): ErrorMessage[] {
  return readTable(section.nodes, section.node, ['Message', 'Runtime', 'Certainty'], report).flatMap((row) => {
    const message = readMessage(row.Message, report);
    const certainty = CERTAINTIES.find((name) => name === row.Certainty.text);
    if (!certainty) report('error-message', row.Certainty.node, `certainty ${quote(row.Certainty.text)}`, '"names it" or "points to it"');
    return message && certainty ? [{ ...message, runtime: row.Runtime.text, certainty }] : [];
  });
}

function readMessage(cell: Cell, report: Report): Pick<ErrorMessage, 'kind' | 'pattern'> | undefined {
  const code = cell.children[0];
  if (cell.children.length !== 1 || code?.type !== 'inlineCode' || code.value.trim() === '') {
    report('error-message', cell.node, quote(cell.text), 'one message in backticks');
    return undefined;
  }
  const regex = /^\/(.+)\/$/.exec(code.value)?.[1];
  if (regex === undefined) return { kind: 'literal', pattern: code.value };
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
  const { problem } = readPattern(regex);
  if (problem !== undefined) {
    report(
      'error-regex',
      code,
      `regex ${quote(regex)}`,
      `one that cannot run for ever on a line that does not match (${problem.split(' in /')[0]?.replace('Unexpected', 'no')})`,
    );
    return undefined;
  }
  return { kind: 'regex', pattern: regex };
}
