import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { cardAddress } from './reach/card-address.ts';
import { CARD_SIZE } from './reach/card-size.ts';
import { GROWING } from './sidebar.ts';

const MOST = 30;
const NEIGHBOURS = 8;
/** Of a long group that the page is not in. */
const FEW = 5;

export const onRequest = defineRouteMiddleware((context) => {
  const { sidebar, entry, head } = context.locals.starlightRoute;
  // A full sidebar on every page makes a large library grow with the square of its size: long groups keep the neighbours of the page.
  for (const group of sidebar) {
    if (group.type !== 'group' || !GROWING.some((label) => label === group.label) || group.entries.length <= MOST) continue;
    const [overview, ...rest] = group.entries;
    const current = rest.findIndex((each) => each.type === 'link' && each.isCurrent);
    const from = Math.max(0, current - NEIGHBOURS);
    group.entries = [...(overview ? [overview] : []), ...rest.slice(from, from + (current < 0 ? FEW : 2 * NEIGHBOURS + 1))];
  }
  if (context.site === undefined || entry.id === '404') return;
  const meta = { image: cardAddress(entry.id, context.site), 'image:width': CARD_SIZE.width, 'image:height': CARD_SIZE.height, 'image:alt': entry.data.title };
  for (const [name, content] of Object.entries(meta)) head.push({ tag: 'meta', attrs: { property: `og:${name}`, content: String(content) }, content: '' });
});
