import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { PACKAGE } from '../../settings.ts';
import { shown } from '../markdown/shown.ts';
import type { MadePage } from './page.ts';

/** Where the files would lie that these pages do not have: links and Starlight go by it. */
const OWN_PAGES = 'src/content/docs';

/** Puts the made pages among the others, rendered as those are. */
export async function loadMadePages(context: LoaderContext, pages: readonly MadePage[]): Promise<void> {
  if (!pages.some(({ id }) => id === 'cli')) context.logger.warn('dist/commands.json is missing, so the commands have no pages. Make it with: npm run build');
  for (const { id, title, description, markdown, file, contents } of pages) {
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
