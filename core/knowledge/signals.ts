import { isReadingId, READINGS, type ReadingId } from '../probes/readings.ts';
import { parseCondition } from './condition.ts';
import type { ParsedSection } from './markdown.ts';
import { nearest } from './nearest.ts';
import { quote, type Report } from './report.ts';
import { type Cell, readTable } from './tables.ts';
import type { Condition, Signal, SignalRole } from './types.ts';

const ROLES: readonly SignalRole[] = ['decisive', 'supporting', 'against'];

/** Reads the Signals table, which drives the diagnosis; a row with a mistake is reported and left out. */
export function readSignals(section: ParsedSection, report: Report): Signal[] {
  const rows = readTable(section.nodes, section.node, ['Reading', 'Warning', 'Critical', 'Role', 'Says'], report, ['Warning', 'Critical']);
  return rows.flatMap((row) => {
    const reading = readReading(row.Reading, report);
    if (!reading) return [];
    const warning = readCondition(row.Warning, reading, report);
    const critical = readCondition(row.Critical, reading, report);
    if (warning === 'bad' || critical === 'bad') return [];
    if (!warning && !critical) {
      report('condition-syntax', row.Warning.node, 'row without a condition', 'one under Warning or Critical');
      return [];
    }
    const role = ROLES.find((name) => name === row.Role.text);
    if (!role) {
      report('signal-role', row.Role.node, `role ${quote(row.Role.text)}`, 'decisive, supporting or against');
      return [];
    }
    return [{ reading, ...(warning && { warning }), ...(critical && { critical }), role, says: row.Says.text }];
  });
}

function readReading(cell: Cell, report: Report): ReadingId | undefined {
  const code = cell.children[0];
  if (cell.children.length !== 1 || code?.type !== 'inlineCode') {
    report('reading-unknown', cell.node, quote(cell.text), 'one reading in backticks');
    return undefined;
  }
  if (isReadingId(code.value)) return code.value;
  const meant = nearest(code.value, Object.keys(READINGS));
  report('reading-unknown', code, `reading ${quote(code.value)}`, meant ? `"${meant}"` : 'one of core/probes/readings.ts');
  return undefined;
}

function readCondition(cell: Cell, reading: ReadingId, report: Report): Condition | 'bad' | undefined {
  if (cell.text === '') return undefined;
  const parsed = parseCondition(cell.text, reading);
  if (parsed.ok) return parsed.condition;
  report(parsed.rule, cell.children[0] ?? cell.node, parsed.unexpected, parsed.expected);
  return 'bad';
}
