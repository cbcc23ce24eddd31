import { defineCollection } from 'astro:content';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { docsSchema } from '@astrojs/starlight/schema';
import { readSettings } from '../settings.ts';

// By Node itself: Astro would put each of the hundreds of files behind them through its bundler.
const load = createRequire(import.meta.url);
const { libraryLoader } = load('./knowledge/library-loader.ts') as typeof import('./knowledge/library-loader.ts');
const { docsWithKnowledge } = load('./knowledge/loader.ts') as typeof import('./knowledge/loader.ts');
const { startThread } = load('./thread/start.ts') as typeof import('./thread/start.ts');

const { layers, base, cacheDir } = readSettings();
const thread = startThread({ layers, base, folder: join(cacheDir, 'library') });

export const collections = {
  docs: defineCollection({ loader: docsWithKnowledge(layers, thread.made), schema: docsSchema() }),
  library: defineCollection({ loader: libraryLoader(thread) }),
};
