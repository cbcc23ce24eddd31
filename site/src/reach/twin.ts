import { shown } from '../markdown/shown.ts';

/** What a page is made from, as a collection of Astro holds it. */
export interface SourcePage {
  readonly id: string;
  readonly filePath?: string | undefined;
  readonly body?: string | undefined;
  readonly data: { readonly title: string; readonly description?: string | undefined };
}

/** Whether a page has a twin in Markdown: not what is made of components, as the home page and the 404 are. */
export function hasTwin({ filePath }: SourcePage): boolean {
  return !filePath?.endsWith('.mdx');
}

/** A page as Markdown, with its title and summary on top. */
export function twinOf({ data, body }: SourcePage): string {
  const head = `# ${data.title}\n\n${data.description ?? ''}`.trimEnd();
  return `${head}\n\n${shown(body ?? '').trim()}\n`;
}
