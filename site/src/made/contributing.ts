import type { MadePage } from './page.ts';

/** The file of the repository as a page; its heading is the title of the page. */
export function contributingPage(text: string): MadePage {
  const [, title = 'Contributing', markdown = ''] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  return {
    id: 'contributing',
    title,
    description: 'Where everything is, what to touch for which change, and the form that runbooks, guides and case studies have.',
    markdown,
    file: 'CONTRIBUTING.md',
  };
}
