import type { Page } from './read-pages.ts';

const ADDRESSES = ['href', 'src', 'srcDoc', 'action', 'formAction', 'xLinkHref', 'data'] as const;

/** What on a page could run, or open something that runs, apart from the scripts that `allowed` names. */
export function actingMarkup(page: Page, allowed: ReadonlySet<string>): string[] {
  return page.elements.flatMap(({ tagName, properties, text }) => {
    const found: string[] = [];
    if (tagName === 'script' && !allowed.has(scriptKey({ properties, text }))) found.push(`script ${text.slice(0, 80)}`);
    if (['iframe', 'object', 'embed', 'base', 'form'].includes(tagName)) found.push(tagName);
    for (const name of Object.keys(properties)) if (/^on/i.test(name)) found.push(`${tagName} ${name}`);
    for (const name of ADDRESSES) {
      const address = typeof properties[name] === 'string' ? properties[name].replace(/[\s\p{Cc}]/gu, '') : '';
      if (/^(?:javascript|vbscript|data):/i.test(address)) found.push(`${tagName} ${name} ${address.slice(0, 60)}`);
    }
    return found.map((what) => `${page.address}: ${what}`);
  });
}

/** Tells one script from another: where it is loaded from, or what it says. */
export function scriptKey({ properties, text }: { properties: Readonly<Record<string, unknown>>; text: string }): string {
  return typeof properties.src === 'string' ? properties.src : text;
}
