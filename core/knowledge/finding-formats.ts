import { printable } from '../printable.ts';
import { safeJson } from '../safe-json.ts';
import { formatFinding } from './check.ts';
import { RULES } from './rules.ts';
import type { Finding } from './types.ts';

/** Findings as `pretty` lines, `json`, annotations of `github`, or `sarif` 2.1.0; ends in a line feed unless empty. */
export function renderFindings(format: string, findings: readonly Finding[], files: number): string {
  switch (format) {
    case 'json':
      return `${safeJson({ schema: 1, findings, files }, 2)}\n`;
    case 'github':
      return lines(findings.map(annotation));
    case 'sarif':
      return `${safeJson(sarif(findings), 2)}\n`;
    default:
      return lines(findings.map((finding) => printable(formatFinding(finding))));
  }
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

// A line of the form ::command would be obeyed by the runner, so everything is escaped the way its documentation says.
function annotation({ file, line, column, rule, message }: Finding): string {
  const data = (text: string): string => printable(text).replaceAll('%', '%25');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::error file=${property(file)},line=${line},col=${column},title=${rule}::${data(message)}`;
}

function sarif(findings: readonly Finding[]): object {
  const used = [...new Set(findings.map((finding) => finding.rule))];
  const texts: Readonly<Record<string, string>> = RULES;
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'stanch check', rules: used.map((id) => ({ id, shortDescription: { text: texts[id] ?? id } })) } },
        results: findings.map(({ file, line, column, rule, message }) => ({
          ruleId: rule,
          level: 'error',
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line, startColumn: column } } }],
        })),
      },
    ],
  };
}
