import { renderFindings } from '../../core/knowledge/finding-formats.ts';
import { RULES } from '../../core/knowledge/rules.ts';
import type { PostmortemReport } from '../../core/postmortem/check.ts';
import { POSTMORTEM_RULES } from '../../core/postmortem/rules/index.ts';
import type { LayerScore } from '../../core/postmortem/score.ts';
import { printable } from '../../core/printable.ts';
import type { Style } from './style.ts';

const ASKED: Readonly<Record<string, string>> = { ...RULES, ...Object.fromEntries(POSTMORTEM_RULES.map(({ id, asks }) => [id, asks])) };

/** Reports on postmortems in one of the formats of `check`; what is only worth a thought is left out unless `strict`. */
export function renderReports(
  format: string,
  reports: readonly PostmortemReport[],
  { strict, style }: { readonly strict: boolean; readonly style: Style },
): string {
  const findings = reports.flatMap((report) => report.findings).filter(({ severity }) => strict || severity !== 'info');
  const scores = Object.fromEntries(reports.map(({ file, scores }) => [file, scores]));
  const text = renderFindings(format, findings, reports.length, { tool: 'stanch postmortem check', rules: ASKED, more: { scores } });
  if (format !== 'pretty') return text;
  const standings = reports.filter((report) => report.scores.length > 0).map((report) => standing(report, style));
  return [text, ...standings].filter((part) => part !== '').join('\n');
}

/** How many findings there are, for the terminal. */
export function sumUp(reports: readonly PostmortemReport[], { strict }: { readonly strict: boolean }): string {
  const all = reports.flatMap(({ findings }) => findings);
  const count = (level: string, one: string, many = `${one}s`) => {
    const { length } = all.filter(({ severity }) => severity === level);
    return length === 0 ? [] : [`${length} ${length === 1 ? one : many}`];
  };
  const counted = [...count('error', 'error'), ...count('warn', 'warning'), ...(strict ? count('info', 'remark') : [])];
  const hidden = strict ? [] : count('info', 'remark');
  const shown = all.filter(({ severity }) => strict || severity !== 'info');
  const rule = shown.map((finding) => finding.rule).find((id) => /^[A-Z]\d\d$/.test(id));
  return [
    `${counted.length === 0 ? 'nothing wrong' : counted.join(', ')} in ${reports.length} file${reports.length === 1 ? '' : 's'}`,
    hidden.length > 0 ? `; ${hidden[0]} more with --strict` : '',
    rule === undefined ? '' : `\nwhat a rule asks for: stanch postmortem rules ${rule}`,
    '\n',
  ].join('');
}

function standing({ file, scores }: PostmortemReport, style: Style): string {
  const widest = Math.max(...scores.map(({ layer }) => layer.length));
  return `${style.strong(printable(file))}\n${scores.map((score) => `  ${score.layer.padEnd(widest)}  ${met(score, style)}\n`).join('')}`;
}

function met({ met, rules, errors }: LayerScore, style: Style): string {
  const text = `${met} of ${rules} rule${rules === 1 ? '' : 's'} met`;
  if (met === rules) return style.good(text);
  return errors > 0 ? style.critical(text) : style.warning(text);
}
