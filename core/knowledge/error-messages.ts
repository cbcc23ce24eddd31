import type { ParsedSection } from './markdown.ts';
import { readMessage } from './message-cell.ts';
import { quote, type Report } from './report.ts';
import { readTable } from './tables.ts';
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
