import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openCards } from './card.ts';

const AT_ONCE = 8;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', '#x27': "'" };

/** Draws the preview picture that the head of each page names; there is none without a public address, and then this costs nothing. */
export function previewCards(site: string | undefined, base: string, title: string): AstroIntegration {
  return {
    name: 'preview-cards',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (site === undefined) return;
        const root = fileURLToPath(dir);
        const draw = await openCards();
        const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
        let drawn = 0;
        for (let from = 0; from < names.length; from += AT_ONCE)
          await Promise.all(
            names.slice(from, from + AT_ONCE).map(async (name) => {
              const html = await readFile(join(root, name), 'utf8');
              const path = cardPath(html, base);
              if (path === undefined) return;
              await mkdir(dirname(join(root, path)), { recursive: true });
              await writeFile(join(root, path), await draw({ site: title, title: metaOf(html, 'og:title'), summary: metaOf(html, 'og:description') }));
              drawn += 1;
            }),
          );
        logger.info(`${drawn} preview pictures`);
      },
    },
  };
}

function cardPath(html: string, base: string): string | undefined {
  const address = metaOf(html, 'og:image');
  return address === '' ? undefined : decodeURI(new URL(address).pathname).slice(base.replace(/\/$/, '').length);
}

/** What a meta tag of our own pages says; nothing when it is not there. */
function metaOf(html: string, property: string): string {
  const [, content = ''] = new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html) ?? [];
  return content.replace(/&(amp|lt|gt|quot|#39|#34|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
}
