import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlToHast } from 'satteri';

/** An element as the parser gives it. */
export interface Element {
  readonly tagName: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A built page: its address under the base and everything on it. */
export interface Page {
  readonly address: string;
  readonly elements: readonly Element[];
  /** What is inside `<main>`, without header and sidebar. */
  readonly main: readonly Element[];
  readonly ids: ReadonlySet<string>;
}

interface Tree {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

/** Reads every HTML file of a build with an HTML5 parser, by address. */
export async function readPages(dir: string, base: string): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  for await (const file of glob('**/*.html', { cwd: dir })) {
    const address = `${base.replace(/\/$/, '')}/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
    pages.set(address, parsePage(address, await readFile(join(dir, file), 'utf8')));
  }
  return pages;
}

export function parsePage(address: string, html: string): Page {
  const tree = htmlToHast(html) as Tree;
  const elements = [...elementsOf(tree)];
  const main = [...elementsOf(find(tree, 'main') ?? { type: 'root' })];
  const ids = new Set(elements.flatMap(({ properties }) => (typeof properties.id === 'string' ? [properties.id] : [])));
  return { address, elements, main, ids };
}

function* elementsOf(node: Tree): Generator<Element> {
  if (node.type === 'element' && node.tagName !== undefined) yield { tagName: node.tagName, properties: node.properties ?? {}, text: textOf(node) };
  for (const child of node.children ?? []) yield* elementsOf(child);
}

function textOf(node: Tree): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function find(node: Tree, tagName: string): Tree | undefined {
  if (node.tagName === tagName) return node;
  for (const child of node.children ?? []) {
    const found = find(child, tagName);
    if (found) return found;
  }
  return undefined;
}

/** The addresses that the text of a page links to, with their fragments, as written. */
export function linksOf(page: Page): string[] {
  return page.main.flatMap(({ tagName, properties }) => (tagName === 'a' && typeof properties.href === 'string' ? [properties.href] : []));
}
