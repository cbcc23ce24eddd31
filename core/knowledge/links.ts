import type { Nodes } from 'mdast';
import { walk } from './markdown.ts';

/** Where a link points, resolved against the file it stands in. */
export interface LinkTarget {
  /** `runbooks/fd-leak.md`; undefined for a link that leaves the library. */
  readonly path?: string;
  /** Heading slug, without the #. */
  readonly anchor?: string;
  /** Lower-case protocol with its colon, for links that have one. */
  readonly protocol?: string;
}

/** A link, image or link definition. */
export type LinkNode = Extract<Nodes, { url: string }>;

/** Every link below a node, in the order written. */
export function linksIn(node: Nodes): LinkNode[] {
  return [...walk(node)].filter((each): each is LinkNode => 'url' in each);
}

/** Resolves a link the way GitHub does; paths that climb out of the library have no `path`. */
export function resolveLink(url: string, from: string): LinkTarget {
  const protocol = /^([a-z][a-z0-9+.-]*:)/i.exec(url)?.[1]?.toLowerCase() ?? (url.startsWith('//') ? '//' : undefined);
  if (protocol) return { protocol };
  const [path = '', anchor] = url.split('#', 2);
  const anchored = anchor === undefined ? {} : { anchor: decode(anchor) };
  if (path === '') return { path: from, ...anchored };
  const parts = from.split('/').slice(0, -1);
  for (const part of decode(path.split('?', 1)[0] ?? '').split('/')) {
    if (part === '' && parts.length > 0 && path.startsWith('/')) return anchored;
    if (part === '..') {
      if (parts.pop() === undefined) return anchored;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), ...anchored };
}

/** The id of the runbook a link points at, by its path alone. */
export function runbookOf(url: string, from: string): string | undefined {
  return /^runbooks\/([^/]+)\.md$/.exec(resolveLink(url, from).path ?? '')?.[1];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
