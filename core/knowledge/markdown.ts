import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A heading with the anchor GitHub and the site give it. */
export interface HeadingSpot {
  readonly node: Heading;
  readonly text: string;
  readonly slug: string;
}

/** A level-2 heading with what stands under it, parsed and as written. */
export interface ParsedSection {
  readonly heading: string;
  readonly slug: string;
  readonly node: Heading;
  readonly nodes: readonly RootContent[];
  readonly markdown: string;
}

export interface ParsedMarkdown {
  readonly tree: Root;
  readonly headings: readonly HeadingSpot[];
  /** What stands before the first level-2 heading. */
  readonly before: readonly RootContent[];
  readonly sections: readonly ParsedSection[];
}

/** Reads Markdown as GitHub does, into a tree that knows where everything stands. */
export type MarkdownReader = (source: string) => Root;

const parser = unified().use(remarkParse).use(remarkGfm);
const withRemark: MarkdownReader = (source) => parser.parse(source);

/** Parses a file whose front matter takes `skip` characters; positions are those of the whole file. */
export function parseMarkdown(text: string, skip: number, read: MarkdownReader = withRemark): ParsedMarkdown {
  const source = text.slice(0, skip).replace(/[^\n]/g, ' ') + text.slice(skip);
  const tree = read(source);
  const slugger = new GithubSlugger();
  const headings = [...headingsIn(tree)].map((node) => ({ node, text: textOf(node), slug: slugger.slug(textOf(node)) }));
  const starts = tree.children.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [{ node, index }] : []));
  const sections = starts.map(({ node, index }, order) => {
    const next = starts[order + 1];
    const found = headings.find((heading) => heading.node === node);
    const from = node.position?.end.offset ?? 0;
    return {
      heading: found?.text ?? '',
      slug: found?.slug ?? '',
      node,
      nodes: tree.children.slice(index + 1, next?.index),
      markdown: source.slice(from, next?.node.position?.start.offset).trim(),
    };
  });
  return { tree, headings, before: tree.children.slice(0, starts[0]?.index), sections };
}

/** What a person reads in a node, without marks; line breaks become spaces. */
export function textOf(node: Nodes): string {
  return plainText(node, { includeImageAlt: false }).replace(/\s+/g, ' ').trim();
}

/** A node as it was written, on one line. */
export function markdownOf(source: string, nodes: readonly Nodes[]): string {
  const from = nodes[0]?.position?.start.offset ?? 0;
  const to = nodes.at(-1)?.position?.end.offset ?? from;
  return source
    .slice(from, to)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** A node and every node below it, in the order written. */
export function* walk(node: Nodes): Generator<Nodes> {
  // Each level of recursion would cost every node below it another step.
  const ahead = [node];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    yield next;
    if ('children' in next) for (const child of next.children.toReversed()) ahead.push(child);
  }
}

function* headingsIn(tree: Root): Generator<Heading> {
  for (const node of walk(tree)) if (node.type === 'heading') yield node;
}
