import GithubSlugger from 'github-slugger';
import type { RootContent } from 'mdast';
import { linksIn, resolveLink } from '../knowledge/links.ts';
import { textOf as wordsOf } from '../knowledge/markdown.ts';
import type { Library } from '../knowledge/types.ts';
import { resolvePage } from '../match/resolve.ts';
import { printable } from '../printable.ts';
import { markdownOf } from './library-page.ts';
import type { PageLink, ReadingPage } from './lines.ts';
import { parseBlocks } from './markdown.ts';

/**
 * The page an id stands for, or undefined when the library has none of that name. Loads the parser: whoever draws
 * imports this late.
 */
export async function readPage(library: Library, id: string): Promise<ReadingPage | undefined> {
  const { page } = resolvePage(library, id);
  if (!page) return undefined;
  const blocks = await parseBlocks(markdownOf(library, page));
  const slugger = new GithubSlugger();
  const headings = blocks.flatMap((node, block) => {
    if (node.type !== 'heading') return [];
    const text = wordsOf(node);
    return [{ slug: slugger.slug(text), text: printable(text), depth: node.depth, block }];
  });
  return { id, title: headings[0]?.text ?? printable(id), blocks, headings, links: linksOf(library, blocks, id) };
}

function linksOf(library: Library, blocks: readonly RootContent[], id: string): readonly PageLink[] {
  const links = new Map<string, PageLink>();
  for (const node of blocks.flatMap(linksIn)) {
    if (node.type !== 'link' || links.has(node.url)) continue;
    const { protocol, path, anchor } = resolveLink(node.url, 'runbooks/here.md');
    const file = path === 'runbooks/here.md' ? id : /([^/]+)\.md$/.exec(node.url.split('#')[0] ?? '')?.[1];
    const known = protocol === undefined && file !== undefined && resolvePage(library, file).page !== undefined;
    const text = printable(wordsOf(node)) || printable(node.url);
    links.set(node.url, { text, url: printable(node.url), ...(known ? { id: file } : {}), ...(known && anchor !== undefined ? { heading: anchor } : {}) });
  }
  return [...links.values()];
}
