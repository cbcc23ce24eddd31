import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { readSettings } from '../settings.ts';
import { libraryLoader } from './knowledge/library-loader.ts';
import { docsWithKnowledge } from './knowledge/loader.ts';

const { layers } = readSettings();

export const collections = {
  docs: defineCollection({ loader: docsWithKnowledge(layers), schema: docsSchema() }),
  library: defineCollection({ loader: libraryLoader(layers) }),
};
