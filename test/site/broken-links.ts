import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltSite } from './build-site.ts';

const ORIGIN = 'http://site.test';

/** Every internal address of every page that leads nowhere: no such file, or no such anchor on the page. */
export function brokenLinks(site: BuiltSite): string[] {
  const broken: string[] = [];
  for (const page of site.pages.values()) {
    for (const { tagName, properties } of page.elements) {
      for (const name of ['href', 'src'] as const) {
        const written = properties[name];
        if (typeof written !== 'string') continue;
        const url = new URL(written, ORIGIN + page.address);
        if (url.origin !== ORIGIN) continue;
        const why = whyBroken(site, url);
        if (why !== undefined) broken.push(`${page.address}: <${tagName} ${name}="${written}"> ${why}`);
      }
    }
  }
  return broken;
}

/** What a page would load from another host without being asked. */
export function foreignLoads(site: BuiltSite): string[] {
  return [...site.pages.values()].flatMap(({ address, elements }) =>
    elements.flatMap(({ tagName, properties }) => {
      const loaded =
        tagName === 'a'
          ? undefined
          : (properties.src ?? (tagName === 'link' && !/canonical|sitemap/.test(String(properties.rel)) ? properties.href : undefined));
      return typeof loaded === 'string' && /^(?:[a-z]+:)?\/\//i.test(loaded) ? [`${address}: <${tagName}> ${loaded}`] : [];
    }),
  );
}

function whyBroken(site: BuiltSite, url: URL): string | undefined {
  const base = site.base.replace(/\/$/, '');
  const path = decodeURIComponent(url.pathname);
  if (!path.startsWith(`${base}/`)) return 'is outside the base';
  const page = site.pages.get(path);
  if (page === undefined) return existsSync(join(site.dir, path.slice(base.length))) && !path.endsWith('/') ? undefined : 'is no page';
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || page.ids.has(anchor) ? undefined : 'has no such anchor';
}
