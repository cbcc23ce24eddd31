import type { KnowledgeDocument } from './document.ts';
import { linksIn, resolveLink } from './links.ts';
import { nearest } from './nearest.ts';
import { quote } from './report.ts';

const SAFE: readonly string[] = ['https:', 'http:', 'mailto:'];

/** Reports every link that leads nowhere: a file that is not in the library, a heading that is not in the file. */
export function checkLinks(documents: readonly KnowledgeDocument[]): void {
  const byPath = new Map<string, readonly KnowledgeDocument[]>();
  for (const document of documents) byPath.set(document.path, [...(byPath.get(document.path) ?? []), document]);
  const paths = [...byPath.keys()];
  for (const document of documents)
    for (const link of linksIn(document.tree)) {
      const { path, anchor, protocol } = resolveLink(link.url, document.path);
      if (protocol !== undefined) {
        if (!SAFE.includes(protocol)) document.report('link-protocol', link, `link ${quote(link.url)}`, 'https:, http:, mailto: or a relative path');
        continue;
      }
      const targets = path === document.path ? [document] : byPath.get(path ?? '');
      if (!targets) {
        const meant = path && nearest(path, paths);
        document.report('link-file', link, `link to ${quote(link.url)}`, meant ? `"${meant}"` : 'a file of the library');
        continue;
      }
      const slugs = targets.flatMap((target) => target.headings.map((heading) => heading.slug));
      if (anchor === undefined || slugs.includes(anchor)) continue;
      const meant = nearest(anchor, slugs);
      document.report('link-anchor', link, `heading "#${quote(anchor).slice(1, -1)}" of ${path}`, meant ? `"#${meant}"` : 'a heading of that file');
    }
}
