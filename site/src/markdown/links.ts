import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { FOLDERS } from '../../../content/read-files.ts';
import { pageId, pathInLayer } from '../knowledge/pages.ts';

/** What links are resolved against. */
export interface LinkMap {
  readonly layers: readonly string[];
  /** Folder of the site's own pages. */
  readonly ownPages: string;
  readonly base: string;
  /** Where the bundled library lies when the site does without it, and the pages there are: links of the site's own pages lead to these, and the others become text. */
  readonly without?: { readonly bundled: string; readonly pages: ReadonlySet<string> } | undefined;
  /** Where files that are no page can be read; without it such a link becomes text. */
  readonly repository: string | undefined;
}

/** The links that work between Markdown files on GitHub work between pages: `../runbooks/fd-leak.md#fix` → `/runbooks/fd-leak/#fix`. */
export function markdownLinks(map: LinkMap): HastPluginDefinition {
  return defineHastPlugin({
    name: 'markdown-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties.href;
        if (typeof href !== 'string' || context.fileURL === undefined || /^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i.test(href)) return;
        const target = pageAddress(href, fileURLToPath(context.fileURL), map);
        context.setProperty(node, 'href', target);
        // Without a page to go to it is text, and says so to whoever follows links.
        if (target === null) context.setProperty(node, 'role', 'presentation');
      },
    },
  });
}

/** The address of the page a relative link in a file means, or null when there is none to go to. */
export function pageAddress(href: string, file: string, map: LinkMap): string | null {
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
  const target = resolve(dirname(file), decode(written));
  const id = idOf(target, map);
  if (id !== undefined) return `${map.base.replace(/\/$/, '')}/${id === '' ? '' : `${id}/`}${rest}`;
  const path = pathInLayer(target, map.layers.slice(0, 1));
  return map.repository !== undefined && path !== undefined ? `${map.repository}/blob/HEAD/${encodeURI(path)}${rest}` : null;
}

function idOf(target: string, map: LinkMap): string | undefined {
  const own = relative(map.ownPages, target).split(sep).join('/');
  if (!own.startsWith('..')) return own.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
  const path = pathInLayer(target, map.without ? [...map.layers, map.without.bundled] : map.layers) ?? '';
  if (FOLDERS.some((folder) => folder === path)) return path;
  if (path === 'CONTRIBUTING.md') return 'contributing';
  const id = pageId(path);
  return id !== undefined && map.without?.pages.has(id) === false ? undefined : id;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
