import type { Page } from './read-pages.ts';

const ADDRESSES = ['href', 'src', 'srcDoc', 'action', 'formAction', 'xLinkHref', 'data'] as const;

/** The scripts of the site itself: what its inline ones say, and where its bundle lies. */
export interface OwnScripts {
  readonly inline: ReadonlySet<string>;
  readonly bundle: string;
}

/** What on a page could run, or open something that runs, apart from the site's own scripts. */
export function actingMarkup(page: Page, own: OwnScripts): string[] {
  return page.elements.flatMap(({ tagName, properties, text }) => {
    const found: string[] = [];
    const src = properties.src;
    if (tagName === 'script' && !(typeof src === 'string' ? src.startsWith(own.bundle) : own.inline.has(text)))
      found.push(`script ${src ?? text.slice(0, 80)}`);
    if (['iframe', 'object', 'embed', 'base', 'form'].includes(tagName)) found.push(tagName);
    for (const name of Object.keys(properties)) if (/^on/i.test(name)) found.push(`${tagName} ${name}`);
    for (const name of ADDRESSES) {
      const address = typeof properties[name] === 'string' ? properties[name].replace(/[\s\p{Cc}]/gu, '') : '';
      if (/^(?:javascript|vbscript|data):/i.test(address)) found.push(`${tagName} ${name} ${address.slice(0, 60)}`);
    }
    return found.map((what) => `${page.address}: ${what}`);
  });
}
