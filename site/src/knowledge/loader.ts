import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { lastChanged } from '../../../content/last-changed.ts';
import { FOLDERS } from '../../../content/read-files.ts';
import { PACKAGE } from '../../settings.ts';
import { loadMadePages } from '../made/loader.ts';
import type { SourcePage } from '../reach/twin.ts';
import { knowledgeData } from './front-matter.ts';
import { knowledgePages, pageId } from './pages.ts';

const OWN_PAGES = './src/content/docs';

/** A loader that says what it has loaded, for those who cannot ask Astro. */
export type DocsLoader = Loader & { readonly loaded: () => readonly SourcePage[] };

/**
 * Own pages and the knowledge folders as one collection. Astro's `glob` deletes what it did not touch, so that each
 * folder gets a view of the store that holds only its own entries.
 */
export function docsWithKnowledge(layers: readonly string[], base: string): DocsLoader {
  let store: LoaderContext['store'] | undefined;
  return {
    name: 'docs-with-knowledge',
    // Starlight's schema has seen to their titles.
    loaded: () => (store?.values() ?? []) as unknown as readonly SourcePage[],
    async load(context) {
      store = context.store;
      const pages = knowledgePages(layers);
      const root = fileURLToPath(context.config.root);
      // Git is asked at once, and its answers are waited for one by one. Starlight asks it only about its own folder.
      const folders = layers.flatMap((layer) => FOLDERS.map((folder) => ({ layer, folder, history: lastChanged(join(layer, folder)) })));
      forgetOtherFolders(context, [join(root, OWN_PAGES), ...layers]);

      const logger = context.watcher ? context.logger : failing(context.logger);

      const own = glob({ base: OWN_PAGES, pattern: '**/[^_]*.{md,mdx}', generateId: ({ entry }) => entry.replace(/\.mdx?$/, '').replace(/\/index$/, '') });
      await own.load({ ...context, logger, store: view(context, OWN_PAGES) });
      for (const { layer, folder, history } of folders) {
        const changed = await history;
        const names = pages.filter((page) => page.layer === layer && page.path.startsWith(`${folder}/`)).map((page) => page.path.slice(folder.length + 1));
        const base = relative(root, join(layer, folder)).split(sep).join('/');
        const files = glob({ base, pattern: names.length > 0 ? names : '[]', generateId: ({ entry }) => pageId(`${folder}/${entry}`) ?? entry });
        await files.load({
          ...context,
          logger,
          store: view(context, base),
          // What a knowledge file may say is decided here: Starlight's own keys can carry scripts and raw HTML.
          parseData: (entry) => {
            const lastUpdated = changed.get(basename(entry.filePath ?? ''));
            const data = {
              ...knowledgeData(entry.id, entry.data, entry.filePath),
              ...(lastUpdated && { lastUpdated }),
              ...(layer !== resolve(PACKAGE) && { editUrl: false }),
            };
            return context.parseData({ ...entry, data: data as unknown as typeof entry.data });
          },
        });
      }
      // After the files of their folder, which deletes what it did not read.
      await loadMadePages(context, base);
    },
  };
}

function view(context: LoaderContext, base: string): LoaderContext['store'] {
  const prefix = `${base.replace(/^\.\//, '')}/`;
  const keys = () => context.store.keys().filter((id) => context.store.get(id)?.filePath?.startsWith(prefix));
  return Object.create(context.store, { keys: { value: keys } }) as LoaderContext['store'];
}

function forgetOtherFolders(context: LoaderContext, folders: readonly string[]): void {
  const root = fileURLToPath(context.config.root);
  for (const { id, filePath } of context.store.values()) {
    const file = join(root, filePath ?? '');
    if (!folders.some((folder) => file.startsWith(folder + sep))) context.store.delete(id);
  }
}

// `glob` reports a file it could not render and goes on with an empty page. A build must not.
function failing(logger: LoaderContext['logger']): LoaderContext['logger'] {
  const error = (message: string): never => {
    throw new Error(message);
  };
  return Object.create(logger, { error: { value: error } }) as LoaderContext['logger'];
}
