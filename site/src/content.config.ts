import { defineCollection, type SchemaContext } from 'astro:content';
import { createRequire } from 'node:module';
import { docsSchema } from '@astrojs/starlight/schema';
import * as z from 'astro/zod';

// By Node itself: Astro would put each of the hundreds of files behind it through its bundler, which takes three seconds.
const { docs, library } = createRequire(import.meta.url)('./loaders.ts') as typeof import('./loaders.ts');

// Made once: what depends on the file of a page, as a picture in its front matter does, Astro makes again for each: a second for a thousand.
const image = () => z.never('A page has no picture in its front matter.');
const schema = docsSchema()({ image } as unknown as SchemaContext);

export const collections = {
  docs: defineCollection({ loader: docs, schema }),
  library: defineCollection({ loader: library }),
};
