import type { RuleDocs } from './docs.ts';

/** All rules as a table in Markdown. */
export function ruleListMarkdown(rules: readonly RuleDocs[]): string {
  const rows = rules.map(({ id, name, severity, asks }) => `| ${id} | ${name} | ${severity} | ${asks.replaceAll('|', '\\|')} |`);
  return ['| Rule | Name | Level | Asks |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** One rule as Markdown: what it asks for, why, what it finds and what passes. */
export function ruleMarkdown({ id, name, layer, severity, asks, why, examples }: RuleDocs): string {
  const shown = (found: boolean) => examples.filter(({ finds }) => finds.length > 0 === found).map(({ markdown }) => fenced(markdown));
  const [found, passed] = [shown(true), shown(false)];
  return [
    `## ${id} ${name}`,
    `**${severity}**, ${layer}. ${asks}`,
    why,
    ...(found.length > 0 ? ['### Finds', ...found] : []),
    ...(passed.length > 0 ? ['### Lets pass', ...passed] : []),
    '### Ignoring it',
    fenced(`<!-- postmortem-ignore ${id} the reason, for the next reader -->`),
    '',
  ].join('\n\n');
}

const fenced = (text: string): string => {
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}markdown\n${text.trimEnd()}\n${fence}`;
};
