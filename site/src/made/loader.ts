import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { PACKAGE } from '../../settings.ts';
import { builtFile } from '../built.ts';
import { shown } from '../markdown/shown.ts';
import type { MadePage } from './page.ts';

/** Where the files would lie that these pages do not have: links and Starlight go by it. */
const OWN_PAGES = 'src/content/docs';

/** Puts the pages that the build of the program made among the others, rendered as those are; `base` is the path that the site is served under. */
export async function loadMadePages(context: LoaderContext, base: string): Promise<void> {
  const pages = JSON.parse(readFileSync(builtFile(PACKAGE, 'made-pages.json'), 'utf8')) as readonly MadePage[];
  for (const { id, title, description, markdown: source, file, contents } of pages) {
    // One that stands for a file is as that file is.
    const markdown = file === undefined ? source.replaceAll('](/', `](${base.replace(/\/$/, '')}/`) : source;
    const filePath = `${OWN_PAGES}/${id}.md`;
    const fileURL = file === undefined ? new URL(filePath, context.config.root) : pathToFileURL(join(PACKAGE, file));
    const data = await context.parseData({
      id,
      data: { title: shown(title), description: shown(description), editUrl: false, ...(contents && { tableOfContents: { maxHeadingLevel: contents } }) },
    });
    const digest = context.generateDigest({ title, description, markdown, contents });
    context.store.set({ id, data, body: markdown, filePath, digest, rendered: await context.renderMarkdown(markdown, { fileURL }) });
  }
}
