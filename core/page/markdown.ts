import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { displayWidth } from '../display-width.ts';
import { printable } from '../printable.ts';
import { inlinePieces } from './inline.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';
import { type Piece, wrapPieces } from './wrap.ts';

export interface RenderOptions {
  readonly width: number;
  readonly style: Style;
}

/** Markdown as text for a terminal, ending in a line feed. Nothing of the content reaches the terminal unprintable. */
export async function renderMarkdown(markdown: string, options: RenderOptions): Promise<string> {
  return `${renderBlocks(await parseBlocks(markdown), options).join('\n')}\n`;
}

/** The blocks of a Markdown text. The parser is loaded only when there is something to parse. */
export async function parseBlocks(markdown: string): Promise<readonly RootContent[]> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([import('unified'), import('remark-parse'), import('remark-gfm')]);
  return unified().use(remarkParse).use(remarkGfm).parse(markdown).children;
}

/** Text from outside for a Markdown source that is rendered later: its signs stay signs. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
}

function renderBlocks(nodes: readonly RootContent[], options: RenderOptions): readonly string[] {
  return nodes
    .map((node) => renderBlock(node, options))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines));
}

/** One block as lines; none for what is not shown. */
export function renderBlock(node: RootContent, { width, style }: RenderOptions): readonly string[] {
  switch (node.type) {
    case 'heading':
      return heading(node.depth, inlinePieces(node.children, style), width, style);
    case 'paragraph':
      return wrapPieces(inlinePieces(node.children, style), width).map((line) => line.text);
    case 'code':
      return printable(node.value.replaceAll('\t', '    '), { lines: true })
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${style.command(line)}`));
    case 'list':
      return list(node, { width, style });
    case 'blockquote':
      return renderBlocks(node.children, { width: Math.max(10, width - 2), style }).map((line) => `${style.dim('│')} ${line}`.trimEnd());
    case 'table':
      return renderTable(
        node.children.map((row) => row.children.map((cell) => inlinePieces(cell.children, style))),
        width,
        style,
      );
    case 'thematicBreak':
      return [style.dim('─'.repeat(width))];
    case 'html':
      return printable(node.value, { lines: true }).split('\n').map(style.dim);
    case 'footnoteDefinition':
      return indented(`[${printable(node.identifier)}] `, renderBlocks(node.children, { width: Math.max(10, width - 4), style }));
    case 'definition':
    case 'yaml':
      return [];
    case 'listItem':
    case 'tableCell':
    case 'tableRow':
      return renderBlocks(node.children as RootContent[], { width, style });
    default:
      return wrapPieces(inlinePieces([node as PhrasingContent], style), width).map((line) => line.text);
  }
}

/** Told apart without colour: the first two by a rule, the others by a sign. */
function heading(depth: number, pieces: readonly Piece[], width: number, style: Style): readonly string[] {
  const sign: readonly Piece[] = depth > 2 ? [{ text: '▸ ', look: style.dim }] : [];
  const lines = wrapPieces([...sign, ...pieces], width);
  const text = lines.map((line) => style.strong(line.text));
  if (depth > 2) return text;
  const longest = Math.max(...lines.map((line) => line.width));
  return [...text, style.dim((depth === 1 ? '═' : '─').repeat(longest))];
}

function list(node: List, { width, style }: RenderOptions): readonly string[] {
  const loose = node.spread || node.children.some((item) => item.spread || (node.children.length > 2 && item.children.length > 1));
  return node.children.flatMap((item, index) => {
    const mark = markOf(item, node, index);
    const inside = renderItem(item, { width: Math.max(10, width - displayWidth(mark)), style });
    return [...(loose && index > 0 ? [''] : []), ...indented(mark, inside)];
  });
}

function markOf(item: ListItem, node: List, index: number): string {
  if (typeof item.checked === 'boolean') return item.checked ? '[x] ' : '[ ] ';
  return node.ordered ? `${(node.start ?? 1) + index}. ` : '• ';
}

/** A list under a paragraph of the same item follows it at once. */
function renderItem(item: ListItem, options: RenderOptions): readonly string[] {
  return item.children.flatMap((child, index) => [...(index > 0 && child.type !== 'list' ? [''] : []), ...renderBlock(child, options)]);
}

function indented(mark: string, lines: readonly string[]): readonly string[] {
  const blank = ' '.repeat(displayWidth(mark));
  return (lines.length > 0 ? lines : ['']).map((line, index) => (index === 0 ? mark + line : line === '' ? '' : blank + line));
}
