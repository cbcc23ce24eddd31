import type { AstroIntegration } from 'astro';
import { knowledgePages } from '../knowledge/pages.ts';

/** What needs the public address of the site, and is there only when it is known. */
export function withPublicAddress(site: string | undefined): AstroIntegration {
  return {
    name: 'with-public-address',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        if (site !== undefined) injectRoute({ pattern: '/rss.xml', entrypoint: new URL('../feeds/rss.xml.ts', import.meta.url) });
      },
    },
  };
}

/** Tells pages from the addresses of alerts, which only lead to one: those do not belong into a list of pages. */
export function isNoAlert(base: string, layers: readonly string[]): (url: string) => boolean {
  const runbooks = `${base.replace(/\/$/, '')}/runbooks/`;
  const ids = new Set(knowledgePages(layers).map(({ id }) => id));
  return (url) => {
    const { pathname } = new URL(url);
    return !pathname.startsWith(runbooks) || pathname === runbooks || ids.has(`runbooks/${pathname.slice(runbooks.length).replace(/\/$/, '')}`);
  };
}
