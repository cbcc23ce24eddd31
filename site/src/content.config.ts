import { defineCollection } from 'astro:content';
import { createRequire } from 'node:module';
import { docsSchema } from '@astrojs/starlight/schema';

// By Node itself: Astro would put each of the hundreds of files behind it through its bundler, which takes three seconds.
const { docs, library } = createRequire(import.meta.url)('./loaders.ts') as typeof import('./loaders.ts');

export const collections = {
  docs: defineCollection({ loader: docs, schema: docsSchema() }),
  library: defineCollection({ loader: library }),
};
