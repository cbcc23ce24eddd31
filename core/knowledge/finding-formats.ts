import { printable } from '../printable.ts';
import { safeJson } from '../safe-json.ts';
import { formatFinding } from './check.ts';
import { RULES } from './rules.ts';
import type { Finding } from './types.ts';

/** What made the findings, and what else its JSON says. */
export interface FindingSource {
  /** The command, such as `stanch check`. */
  readonly tool: string;
  /** What each rule asks for. */
  readonly rules: Readonly<Record<string, string>>;
  /** More keys of the JSON. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const LIBRARY: FindingSource = { tool: 'stanch check', rules: RULES };

/** Findings as `pretty` lines, `json`, annotations of `github`, or `sarif` 2.1.0; ends in a line feed unless empty. */
export function renderFindings(format: string, findings: readonly Finding[], files: number, source: FindingSource = LIBRARY): string {
  switch (format) {
    case 'json':
      return `${safeJson({ schema: 1, findings, files, ...source.more }, 2)}\n`;
    case 'github':
      return lines(findings.map(annotation));
    case 'sarif':
      return `${safeJson(sarif(findings, source), 2)}\n`;
    default:
      return lines(findings.flatMap(pretty));
  }
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

// Why a rule is there is said once, at its first finding.
function pretty(finding: Finding, index: number, all: readonly Finding[]): string[] {
  const isFirst = all.findIndex(({ rule }) => rule === finding.rule) === index;
  const more = [isFirst && finding.why ? `why: ${finding.why}` : '', finding.better ? `better: ${finding.better}` : ''].filter((text) => text !== '');
  return [printable(formatFinding(finding)), ...more.map((text) => `    ${printable(text)}`)];
}

const GITHUB_LEVELS = { error: 'error', warn: 'warning', info: 'notice' } as const;

// A line of the form ::command would be obeyed by the runner, so everything is escaped the way its documentation says.
function annotation({ file, line, column, rule, message, severity = 'error', better }: Finding): string {
  const data = (text: string): string => printable(text).replaceAll('%', '%25');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const says = better === undefined ? message : `${message}. Better: ${better}`;
  return `::${GITHUB_LEVELS[severity]} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(says)}`;
}

const SARIF_LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const;

function sarif(findings: readonly Finding[], { tool, rules }: FindingSource): object {
  const used = new Map(findings.map((finding) => [finding.rule, finding]));
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: tool, rules: [...used.values()].map((finding) => sarifRule(finding, rules)) } },
        results: findings.map(({ file, line, column, rule, message, severity = 'error', better }) => ({
          ruleId: rule,
          level: SARIF_LEVELS[severity],
          message: { text: better === undefined ? message : `${message}. Better: ${better}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line, startColumn: column } } }],
        })),
      },
    ],
  };
}

function sarifRule({ rule, why, link }: Finding, rules: FindingSource['rules']): object {
  return {
    id: rule,
    shortDescription: { text: rules[rule] ?? rule },
    ...(why === undefined ? {} : { fullDescription: { text: why } }),
    // A path of a site of unknown address would not be one that a reader of SARIF can open.
    ...(link && /^https?:/.test(link) ? { helpUri: link } : {}),
  };
}
