import { emptyTemplate } from '../../../core/postmortem/draft.ts';
import { TEMPLATES } from '../../../core/postmortem/templates/index.ts';
import type { Template } from '../../../core/postmortem/templates/template.ts';
import { fenced, type MadePage, plain, table } from './page.ts';

/** Every form of the postmortem as it is when nothing is known yet, and the list of them. */
export function templatePages(): readonly MadePage[] {
  const list: MadePage = {
    id: 'templates',
    title: 'Postmortem templates',
    description: 'Forms of the postmortem for a large incident, a small one, a near miss or readers outside, to read and to download empty.',
    markdown: [
      'All of them are filled from the same record by `stanch postmortem new`: the timeline, the figures and the evidence come from there, and people answer the questions. Without a record they are forms to fill in by hand.',
      table(
        ['Template', 'For', 'Empty'],
        TEMPLATES.map(({ name, summary }) => [`[${name}](templates/${name}.md)`, plain(summary), `[download](${rawAddress(name)})`]),
      ),
      'What the finished postmortem is checked for stands in the [rules](rules.md).',
    ].join('\n\n'),
  };
  return [list, ...TEMPLATES.map(templatePage)];
}

function templatePage(template: Template): MadePage {
  const { name, summary } = template;
  return {
    id: `templates/${name}`,
    title: `Template: ${name}`,
    description: `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    markdown: [
      `[Download it empty](${rawAddress(name)}), or let the program fill in what it knows:`,
      fenced(`stanch postmortem new 14 --template ${name} --out postmortem.md`, 'bash'),
      'Without a record:',
      fenced(`stanch postmortem new --template ${name} --title "checkout answers 5xx" > postmortem.md`, 'bash'),
      '## The empty form',
      'As it is for the highest severity; a lower one asks less. What is asked stands as a quotation: put the answer in its place.',
      fenced(emptyTemplate(template), 'markdown'),
      '[All templates](../templates.md) · [What it will be checked for](../rules.md)',
    ].join('\n\n'),
  };
}

const rawAddress = (name: string): string => `/templates/${name}/postmortem.md`;
