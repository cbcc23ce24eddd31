import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { GROWING } from './sidebar.ts';

const MOST = 30;
const NEIGHBOURS = 8;

/** A full sidebar on every page makes a large library grow with the square of its size: long groups keep the neighbours of the page. */
export const onRequest = defineRouteMiddleware((context) => {
  for (const group of context.locals.starlightRoute.sidebar) {
    if (group.type !== 'group' || !GROWING.some((label) => label === group.label) || group.entries.length <= MOST) continue;
    const [overview, ...rest] = group.entries;
    const current = rest.findIndex((entry) => entry.type === 'link' && entry.isCurrent);
    const from = Math.max(0, current - NEIGHBOURS);
    group.entries = [...(overview ? [overview] : []), ...rest.slice(from, from + 2 * NEIGHBOURS + 1)];
  }
});
