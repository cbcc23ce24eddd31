import type { Finding } from '../../../core/knowledge/types.ts';
import { contextFor } from '../../../core/postmortem/check.ts';
import { readPostmortem } from '../../../core/postmortem/document.ts';
import { POSTMORTEM_RULES } from '../../../core/postmortem/rules/index.ts';
import type { PostmortemRule, Remark, RuleExample, RuleLayer, RuleSeverity } from '../../../core/postmortem/rules/rule.ts';
import { code, fenced, type MadePage, plain, table } from './page.ts';

const LAYERS: Readonly<Record<RuleLayer, string>> = {
  schema: 'The form of the file',
  completeness: 'What is missing',
  timeline: 'Times and figures',
  actions: 'Action items',
  language: 'Words about people',
};
const LEVELS: Readonly<Record<RuleSeverity, string>> = {
  error: 'keeps a postmortem from being published',
  warn: 'does not keep a postmortem from being published',
  info: 'is shown on request',
};
/** The day the examples are judged on, and the front matter of those that are only a body. */
const TODAY = '2026-11-30';
const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: Payments stop\nstatus: draft\nseverity: sev2\n---\n\n';
const MOST_EXAMPLES = 4;

/** Every rule of `postmortem check` as a page at the address its findings link to, and the list of all. */
export function rulePages(rules: readonly PostmortemRule[] = POSTMORTEM_RULES): readonly MadePage[] {
  return [ruleList(rules), ...rules.map(rulePage)];
}

function ruleList(rules: readonly PostmortemRule[]): MadePage {
  const layers = (Object.keys(LAYERS) as RuleLayer[]).map((layer) => {
    const rows = rules
      .filter((rule) => rule.layer === layer)
      .map(({ id, name, severity, asks }) => [`[${id}](rules/${layer}/${name}.md) ${name.replaceAll('-', ' ')}`, severity, plain(asks)]);
    return `## ${LAYERS[layer]}\n\n${table(['Rule', 'Level', 'Asks'], rows)}`;
  });
  const intro = [
    `\`stanch postmortem check FILE\` holds a postmortem to these ${rules.length} rules. An *error* keeps it from being published, a *warn* does not, an *info* is shown on request.`,
    'A finding that does not fit is taken away by a comment with its reason, and a rule that does not fit your team by a line in `stanch.yaml`; see [the command](cli/postmortem.md#postmortem-check).',
  ];
  return {
    id: 'rules',
    title: 'Postmortem rules',
    description: 'What a postmortem is checked for, rule by rule, with examples of what is found and what passes.',
    markdown: [...intro, ...layers].join('\n\n'),
  };
}

function rulePage(rule: PostmortemRule): MadePage {
  const { id, name, layer, severity, asks, why, examples } = rule;
  const found = examples.filter(({ finds }) => finds.length > 0).slice(0, MOST_EXAMPLES);
  const passed = examples.filter(({ finds }) => finds.length === 0).slice(0, MOST_EXAMPLES);
  const better = [...new Set(found.flatMap((example) => remarksOn(rule, example).flatMap((remark) => remark.better ?? [])))];
  return {
    id: `rules/${layer}/${name}`,
    title: `${id}: ${name.replaceAll('-', ' ')}`,
    description: asks,
    markdown: [
      `**${severity}**, which ${LEVELS[severity]}. One of the rules about *${LAYERS[layer].toLowerCase()}*; [all rules](../../rules.md).`,
      '## Why',
      plain(why),
      ...(better.length > 0 ? ['## Better', better.map((text) => `- ${plain(text)}`).join('\n')] : []),
      ...(found.length > 0 ? ['## What it finds', ...found.flatMap((example) => [fenced(example.markdown, 'markdown'), remarkList(rule, example)])] : []),
      ...(passed.length > 0 ? ['## What passes', ...passed.map(({ markdown }) => fenced(markdown, 'markdown'))] : []),
      '## Where it does not fit',
      'Directly above the place, with the reason for the next reader:',
      fenced(`<!-- postmortem-ignore ${id} the reason -->`, 'markdown'),
    ].join('\n\n'),
    contents: 2,
  };
}

function remarkList(rule: PostmortemRule, example: RuleExample): string {
  const remarks = remarksOn(rule, example);
  return remarks.map(({ message }, index) => `- ${code(example.finds[index] ?? '')} ${plain(message)}`).join('\n');
}

function remarksOn(rule: PostmortemRule, { markdown, context }: RuleExample): readonly Remark[] {
  const findings: Finding[] = [];
  const document = readPostmortem({ path: 'postmortem.md', text: markdown.startsWith('---') ? markdown : HEAD + markdown }, findings);
  return document ? rule.check(document, { ...contextFor({ today: TODAY }), ...context }) : [];
}
