import { sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { startThread, type Thread } from '../thread/start.ts';

/** Where the files about the library lie, as the one entry of its collection; `thread` writes them, and while somebody edits, another. */
export function libraryLoader(thread: Thread): Loader {
  return {
    name: 'library',
    async load(context) {
      await store(context, thread);
      context.watcher?.on('all', (_, file) => {
        if (!file.endsWith('.md') || !thread.given.layers.some((layer) => file.startsWith(layer + sep))) return;
        store(context, startThread(thread.given)).catch((error: unknown) => context.logger.error(String(error)));
      });
    },
  };
}

async function store(context: LoaderContext, thread: Thread): Promise<void> {
  const { files, findings } = await thread.written;
  for (const finding of findings) context.logger.warn(finding);
  context.store.clear();
  context.store.set({ id: 'library', data: { ...files } });
}
