import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { address } from '../knowledge/address.ts';
import { yearOf } from '../knowledge/case-words.ts';
import { getLibrary } from '../knowledge/library.ts';

/** The case studies as a feed, newest incident first. Only where the public address is known: a feed has full links. */
export const GET: APIRoute = async ({ site }) => {
  const { cases } = await getLibrary();
  const year = (id: string) => yearOf(id) ?? 0;
  return rss({
    title: `${import.meta.env['SITE_TITLE']}: case studies`,
    description: 'What leaked elsewhere, how it was found, and what they changed.',
    site: new URL(address(), site).href,
    items: [...cases]
      .sort((a, b) => year(b.id) - year(a.id) || a.id.localeCompare(b.id))
      .map(({ id, title, summary, keywords }) => ({ title, description: summary, link: address('case-studies', id), categories: [...keywords] })),
  });
};
