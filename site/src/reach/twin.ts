import { shown } from '../markdown/shown.ts';

/** What a page is made from, as a collection of Astro holds it. */
export interface SourcePage {
  readonly id: string;
  readonly filePath?: string | undefined;
  readonly body?: string | undefined;
  readonly data: { readonly title?: string | undefined; readonly description?: string | undefined };
}

/** Whether a page has a twin in Markdown: not the home page, the 404, nor what is made of components. */
export function hasTwin({ id, filePath }: SourcePage): boolean {
  return id !== '' && id !== '404' && !filePath?.endsWith('.mdx');
}

/** A page as Markdown, with its title and summary on top. */
export function twinOf({ data, body }: SourcePage): string {
  const head = `# ${data.title}\n\n${data.description ?? ''}`.trimEnd();
  return `${head}\n\n${shown(body ?? '').trim()}\n`;
}
