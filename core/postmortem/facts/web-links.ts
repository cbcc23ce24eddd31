import { linksIn } from '../../knowledge/links.ts';
import type { At } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';

/** True for links that leave the folder: addresses with a protocol, and those that take that of the page. */
export function isAddress(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

/** Every address on the web that a postmortem links, once, in the order written: what a check that goes online would ask. */
export function webLinks({ tree, head, front }: PostmortemDocument): { readonly url: string; readonly at: At }[] {
  const inFront = (head?.action_items ?? []).flatMap(({ link }, index) =>
    link === undefined ? [] : [{ url: link, at: front.spot(['action_items', index, 'link']) }],
  );
  const factors = (head?.contributing_factors ?? []).flatMap(({ evidence = [] }, factor) =>
    evidence.map((url, index) => ({ url, at: front.spot(['contributing_factors', factor, 'evidence', index]) })),
  );
  const all = [...inFront, ...factors, ...linksIn(tree).map((link) => ({ url: link.url, at: link }))];
  const seen = new Set<string>();
  return all.filter(({ url }) => /^https?:\/\//i.test(url) && !seen.has(url) && seen.add(url));
}
