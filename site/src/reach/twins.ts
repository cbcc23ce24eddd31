import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hasTwin, type SourcePage, twinOf } from './twin.ts';

/** Puts beside every page the Markdown that it is made from. A build writes the files itself: as routes they would double its pages. */
export function markdownTwins(pages: () => Iterable<SourcePage>): AstroIntegration {
  return {
    name: 'markdown-twins',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev') injectRoute({ pattern: '/[...page].md', entrypoint: new URL('./twin-route.ts', import.meta.url) });
      },
      'astro:build:generated': ({ dir }) => {
        const folders = new Set<string>();
        for (const page of pages()) {
          if (!hasTwin(page)) continue;
          const file = `${fileURLToPath(dir)}${page.id}.md`;
          const folder = dirname(file);
          if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
          folders.add(folder);
          writeFileSync(file, twinOf(page));
        }
      },
    },
  };
}
