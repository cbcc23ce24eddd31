import type { Heading, Nodes, RootContent, Table } from 'mdast';
import { resolveLink } from '../../knowledge/links.ts';
import { textOf, walk } from '../../knowledge/markdown.ts';
import { commentIn, type PostmortemDocument } from '../document.ts';
import { type Meaning, meaningOf } from '../headings.ts';
import { type Edit, edited, spotAt } from './edits.ts';

/** Something of the file that is not taken along. */
export interface Dropped {
  readonly what: string;
  readonly line: number;
}

/** A part of the body under one level-2 heading, ready to be put elsewhere. */
export interface Part {
  readonly heading: string;
  readonly meaning: Meaning | undefined;
  readonly blocks: readonly Block[];
  readonly line: number;
}

/** One block of Markdown, with what it is. */
export interface Block {
  readonly markdown: string;
  readonly type: RootContent['type'];
  /** The generated block it stood in. */
  readonly generated?: string;
}

export interface BodyOptions {
  /** The file of the library it will be, such as `case-studies/2026-x.md`: its relative links are resolved from there. */
  readonly path: string;
  /** Whether a path is a file that will be beside it; a link to anything else becomes plain text. */
  isKnown(path: string): boolean;
}

export interface Body {
  readonly parts: readonly Part[];
  readonly dropped: readonly Dropped[];
  /** Addresses that stay in the text, each once. */
  readonly links: readonly string[];
}

/** Recomputed wherever the case study is shown, or about people: not for a text that leaves the house. */
const LEFT_OUT: readonly (Meaning | undefined)[] = ['metrics', 'people', 'messaging'];
const OWNERS = /^(?:action )?(?:owners?|who|assignees?|assigned to|responsible|dri)$/i;

/** The body in parts: comments and marks gone, links that lead nowhere unlinked, owners' columns and what is computed left out. */
export function bodyOf(document: PostmortemDocument, options: BodyOptions): Body {
  const { tree, text } = document;
  const { edits, dropped, links } = linkEdits(document, options);
  const parts: { heading: string; meaning: Meaning | undefined; blocks: Block[]; line: number }[] = [];
  let generated: string | undefined;
  let skipping: number | undefined;
  for (const node of tree.children) {
    const comment = commentIn(node);
    if (comment !== undefined) {
      generated = /^generated:([\w-]+)/.exec(comment)?.[1] ?? (comment.startsWith('/generated:') ? undefined : generated);
      continue;
    }
    if (node.type === 'definition') continue;
    if (node.type === 'heading') {
      const meaning = meaningOf(textOf(node));
      if (skipping !== undefined && node.depth <= skipping) skipping = undefined;
      if (skipping === undefined && LEFT_OUT.includes(meaning)) {
        skipping = node.depth;
        dropped.push({ what: `section ${textOf(node)}`, line: lineOf(node) });
      }
      if (node.depth === 2) {
        if (skipping === undefined) parts.push({ heading: textOf(node), meaning, blocks: [], line: lineOf(node) });
        continue;
      }
    }
    const part = parts.at(-1);
    if (skipping !== undefined || generated === 'metrics' || !part) continue;
    const markdown = node.type === 'table' ? withoutOwners(node, text, edits, dropped) : sliceOf(node, text, edits);
    part.blocks.push({ markdown, type: node.type, ...(generated === undefined ? {} : { generated }) });
  }
  return { parts, dropped, links };
}

/** A heading one level down, as Markdown. */
export function lowered({ markdown, type }: Pick<Block, 'markdown' | 'type'>): string {
  return type === 'heading' && /^#{1,5}\s/.test(markdown) ? `#${markdown}` : markdown;
}

/** Comments and images taken out, links that lead nowhere unlinked, and what that left behind. */
export function linkEdits(
  { tree, text }: Pick<PostmortemDocument, 'tree' | 'text'>,
  { path, isKnown }: BodyOptions,
): { edits: Edit[]; dropped: Dropped[]; links: string[] } {
  const nodes = [...walk(tree)];
  const urls = new Map(nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])));
  const edits: Edit[] = [];
  const dropped: Dropped[] = [];
  const links = new Set<string>();
  for (const node of nodes) {
    const span = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
    if (node.type === 'html') edits.push({ ...span, text: '' });
    else if (node.type === 'image' || node.type === 'imageReference') {
      dropped.push({ what: `image ${node.alt ?? ''}`.trim(), line: lineOf(node) });
      edits.push({ ...span, text: (node.alt ?? '').replace(/[\\`*[\]<>|]/g, '\\$&') });
    } else if (node.type === 'link' || node.type === 'linkReference') {
      const url = node.type === 'link' ? node.url : (urls.get(node.identifier) ?? '');
      const { protocol, path: target } = resolveLink(url, path);
      const shown = labelOf(node, text);
      if (protocol === undefined ? target !== undefined && isKnown(target) : ['https:', 'http:', 'mailto:'].includes(protocol)) {
        if (protocol !== undefined) links.add(url);
        if (node.type === 'linkReference') edits.push({ ...span, text: `[${shown}](<${url}>)` });
      } else {
        dropped.push({ what: `link to ${url}`, line: lineOf(node) });
        edits.push({ ...span, text: shown });
      }
    }
  }
  return { edits, dropped, links: [...links] };
}

function labelOf(node: Nodes & { readonly children: readonly Nodes[] }, text: string): string {
  const [first, last] = [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset];
  return first === undefined || last === undefined ? '' : text.slice(first, last);
}

function sliceOf(node: RootContent, text: string, edits: readonly Edit[]): string {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  if (node.type === 'heading' && !text.startsWith('#', start)) return `${'#'.repeat(node.depth)} ${headingText(node, text, edits)}`;
  return edited(text, edits, start, end);
}

/** Of a heading that is underlined. */
function headingText(node: Heading, text: string, edits: readonly Edit[]): string {
  const [first, last] = [node.children[0]?.position?.start.offset ?? 0, node.children.at(-1)?.position?.end.offset ?? 0];
  return edited(text, edits, first, last).replace(/\s*\n\s*/g, ' ');
}

function withoutOwners(table: Table, text: string, edits: readonly Edit[], dropped: Dropped[]): string {
  const owned = table.children[0]?.children.flatMap((cell, column) => (OWNERS.test(textOf(cell)) ? [column] : [])) ?? [];
  if (owned.length === 0) return sliceOf(table, text, edits);
  dropped.push({ what: 'the owners in a table', line: spotAt(text, table.position?.start.offset ?? 0).line });
  const rows = table.children.map((row) =>
    row.children.flatMap((cell, column) => {
      if (owned.includes(column)) return [];
      const [first, last] = [cell.children[0]?.position?.start.offset, cell.children.at(-1)?.position?.end.offset];
      return [first === undefined || last === undefined ? '' : edited(text, edits, first, last)];
    }),
  );
  const [head = [], ...others] = rows;
  return [head, head.map(() => '---'), ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
