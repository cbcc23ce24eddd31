import { sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { type Aside, startAside } from '../aside/start.ts';

/** Where the files about the library lie, as the one entry of its collection; `aside` writes them, and while somebody edits, another. */
export function libraryLoader(aside: Aside): Loader {
  return {
    name: 'library',
    async load(context) {
      await store(context, aside);
      context.watcher?.on('all', (_, file) => {
        if (!file.endsWith('.md') || !aside.given.layers.some((layer) => file.startsWith(layer + sep))) return;
        store(context, startAside(aside.given)).catch((error: unknown) => context.logger.error(String(error)));
      });
    },
  };
}

async function store(context: LoaderContext, aside: Aside): Promise<void> {
  const { files, findings } = await aside.written;
  for (const finding of findings) context.logger.warn(finding);
  context.store.clear();
  context.store.set({ id: 'library', data: { ...files } });
}
