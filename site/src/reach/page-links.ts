import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** Links in the head of every page to what machines read: the list for language models, and the feed where there is one. */
export function pageLinks(base: string, site: string | undefined): NonNullable<StarlightUserConfig['head']> {
  const under = base.replace(/\/$/, '');
  return [
    { tag: 'link', attrs: { rel: 'describedby', type: 'text/plain', href: `${under}/llms.txt` } },
    ...(site === undefined
      ? []
      : [{ tag: 'link' as const, attrs: { rel: 'alternate', type: 'application/rss+xml', title: 'Case studies', href: `${under}/rss.xml` } }]),
  ];
}
