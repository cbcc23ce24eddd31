import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadePage } from './page.ts';

/** The file of the repository as a page; its heading is the title of the page. */
export function contributingPages(root: string): readonly MadePage[] {
  const file = 'CONTRIBUTING.md';
  const [, title = 'Contributing', markdown = ''] = /^# (.+)\n([\s\S]*)$/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  return [
    {
      id: 'contributing',
      title,
      description: 'Where everything is, what to touch for which change, and the form that runbooks, guides and case studies have.',
      markdown,
      file,
    },
  ];
}
