import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { readFolders } from '../../../content/folders.ts';
import { formatFinding } from '../../../core/knowledge/check.ts';
import { assembleLibrary } from '../../../core/knowledge/library.ts';
import type { MarkdownReader } from '../../../core/knowledge/markdown.ts';
import type { Library } from '../../../core/knowledge/types.ts';
import { shown } from '../markdown/shown.ts';
import { SPECIAL } from './pages.ts';

/** The library, and which of its symptoms, checklist items and other messages came from folders after the first. */
export interface SiteLibrary extends Library {
  readonly added: { readonly symptoms: readonly string[]; readonly prevention: readonly string[]; readonly context: readonly string[] };
}

/** What the pages are rendered with, and twenty times as fast as remark; a test sees that both read the same. Front matter was taken off before. */
export const markdown: MarkdownReader = (source) => markdownToMdast(source, { features: { frontmatter: false } }) as Root;

/** The same library as in the terminal, as JSON with nothing hidden in its texts, and what is wrong in the folders, a line each. */
export function readSiteLibrary(layers: readonly string[]): { readonly json: string; readonly findings: readonly string[] } {
  const { files, findings } = readFolders(layers);
  const { library, findings: more } = assembleLibrary(files, { markdown });
  const first =
    layers.length > 1
      ? assembleLibrary(
          files.filter(({ root, path }) => root === layers[0] && Object.hasOwn(SPECIAL, path.replace(/\.md$/, ''))),
          { markdown },
        ).library
      : library;
  const symptoms = new Set(first.symptoms.map(({ id }) => id));
  const prevention = new Set(first.prevention.map(({ text }) => text));
  const messages = new Set(first.context.map(({ pattern }) => pattern));
  const data: SiteLibrary = {
    ...library,
    added: {
      symptoms: library.symptoms.map(({ id }) => id).filter((id) => !symptoms.has(id)),
      prevention: library.prevention.map(({ text }) => text).filter((text) => !prevention.has(text)),
      context: library.context.filter(({ pattern }) => !messages.has(pattern)).map(({ pattern, says }) => `${pattern}: ${says}`),
    },
  };
  // Titles and summaries are put on pages as they are, so that hidden characters are written out here.
  const json = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? shown(value) : value));
  return { json, findings: [...findings, ...more].map(formatFinding) };
}
