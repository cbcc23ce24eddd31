// What the site tells of the program itself. It is the same for every site, so that the build makes it once: it takes half a second, mostly to run every rule of postmortems.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../cli/version.ts';
import { emptyTemplate } from '../core/postmortem/draft.ts';
import { TEMPLATES } from '../core/postmortem/templates/index.ts';
import { madePages } from '../site/src/made/index.ts';
import type { MadePage } from '../site/src/made/page.ts';
import { describeCommands } from './commands/describe.ts';

/** Its commands, probes, readings, rules and templates, each as a page in Markdown; `root` is the package. */
export function programPages(root: string): readonly MadePage[] {
  return madePages({ commands: describeCommands(), version: VERSION, contributing: readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8') });
}

/** Every template of the postmortem, empty, by its name. */
export function emptyTemplates(): Readonly<Record<string, string>> {
  return Object.fromEntries(TEMPLATES.map((template) => [template.name, emptyTemplate(template)]));
}
