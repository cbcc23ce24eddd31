import { sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { readFolders } from '../../../content/folders.ts';
import { formatFinding } from '../../../core/knowledge/check.ts';
import { assembleLibrary } from '../../../core/knowledge/library.ts';
import { shown } from '../markdown/shown.ts';
import type { SiteLibrary } from './library.ts';
import { SPECIAL } from './pages.ts';

/** The same library as in the terminal, as the one entry of its collection. */
export function libraryLoader(layers: readonly string[]): Loader {
  return {
    name: 'library',
    async load(context) {
      store(context, layers);
      context.watcher?.on('all', (_, file) => {
        if (file.endsWith('.md') && layers.some((layer) => file.startsWith(layer + sep))) store(context, layers);
      });
    },
  };
}

function store(context: LoaderContext, layers: readonly string[]): void {
  const { files, findings } = readFolders(layers);
  const { library, findings: more } = assembleLibrary(files);
  for (const finding of [...findings, ...more]) context.logger.warn(formatFinding(finding));
  const first =
    layers.length > 1
      ? assembleLibrary(files.filter(({ root, path }) => root === layers[0] && Object.hasOwn(SPECIAL, path.replace(/\.md$/, '')))).library
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
  context.store.clear();
  context.store.set({ id: 'library', data: shownThroughout(data) });
}

// Titles and summaries are put on pages as they are, so that hidden characters are written out here.
function shownThroughout(data: SiteLibrary): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) => (typeof value === 'string' ? shown(value) : value)) as Record<string, unknown>;
}
