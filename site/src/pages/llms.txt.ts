import type { APIRoute } from 'astro';
import { address } from '../knowledge/address.ts';
import { getLibrary } from '../knowledge/library.ts';
import { API, API_NAMES } from '../reach/api.ts';

const REFERENCE = {
  cli: 'Commands, with options and exit codes',
  probes: 'Probes: how a process is looked at',
  readings: 'Readings: what is measured, and its unit',
  rules: 'Rules for postmortems',
  templates: 'Templates of the postmortem',
};

/** The site in one file for language models, after llmstxt.org: what it is, and the Markdown of every page. */
export const GET: APIRoute = async ({ site }) => {
  const { runbooks, guides, cases } = await getLibrary();
  const full = (path: string): string => (site ? new URL(path, site).href : path);
  const source = (folder: string, id: string): string => full(`${address(folder, id).replace(/\/$/, '')}.md`);
  const links = (folder: string, pages: readonly { id: string; title: string; summary: string }[]): string[] =>
    pages.map(({ id, title, summary }) => `- [${title}](${source(folder, id)}): ${summary}`);
  const text = [
    `# ${import.meta.env['SITE_TITLE']}`,
    '',
    '> Runbooks for resource leaks: what you see, what leaks, what to do, and what happened to others.',
    '',
    'Commands in these pages are for a person to read and copy. What looks at a system only reads it; what changes one says its effect, risk and how to undo it.',
    '',
    '## Start',
    '',
    `- [What do you see?](${full(`${address('symptoms').replace(/\/$/, '')}.md`)}): symptoms and their likely causes`,
    `- [Playbook](${full(`${address('playbook').replace(/\/$/, '')}.md`)}): the four phases of an incident`,
    `- [Prevention](${full(`${address('prevention').replace(/\/$/, '')}.md`)}): the checklist`,
    '',
    '## Runbooks',
    '',
    ...links('runbooks', runbooks),
    '',
    '## Guides',
    '',
    ...links('guides', guides),
    '',
    '## Case studies',
    '',
    ...links('case-studies', cases),
    '',
    '## Reference',
    '',
    ...Object.entries(REFERENCE).map(([id, says]) => `- [${says}](${source('', id)})`),
    '',
    '## Optional',
    '',
    ...API_NAMES.map((name) => `- [${name} as JSON](${full(`${address('api').replace(/\/$/, '')}/${name}.json`)}): ${API[name].says}`),
    '',
  ].join('\n');
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
