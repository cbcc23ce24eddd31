import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AstroIntegration } from 'astro';
import type { FinderBundle } from '../../../core/match/finder-data.ts';

const NAME = 'virtual:finder';

/** Gives pages the matcher for browsers as the module `virtual:finder`, wherever it comes from. */
export function withFinder(bundle: () => Promise<FinderBundle>): AstroIntegration {
  const id = `\0${NAME}`;
  return {
    name: 'with-finder',
    hooks: {
      'astro:config:setup': ({ updateConfig }) =>
        void updateConfig({
          vite: {
            plugins: [
              {
                name: NAME,
                resolveId: (source: string) => (source === NAME ? id : null),
                load: async (source: string) => (source === id ? `export default ${JSON.stringify(await bundle())}` : null),
              },
            ],
          },
        }),
    },
  };
}

/** Made from the sources where they are, else the one that came with the package. */
export async function readFinder(root: string): Promise<FinderBundle> {
  const maker = `${root}scripts/finder/bundle.ts`;
  if (!existsSync(maker)) return JSON.parse(await readFile(`${root}dist/finder.json`, 'utf8')) as FinderBundle;
  // Not by import, which Astro answers through a server that has ended when this is asked.
  const { bundleFinder } = createRequire(import.meta.url)(maker) as { bundleFinder(): Promise<FinderBundle> };
  return bundleFinder();
}
