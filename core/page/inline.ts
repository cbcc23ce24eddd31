import type { PhrasingContent } from 'mdast';
import { printable } from '../printable.ts';
import type { Style } from './style.ts';
import type { Piece } from './wrap.ts';

/** The words of a paragraph as pieces; every text made printable on the way. */
export function inlinePieces(nodes: readonly PhrasingContent[], style: Style, look: Piece['look'] = plain): readonly Piece[] {
  return nodes.flatMap((node) => piecesOf(node, style, look));
}

function piecesOf(node: PhrasingContent, style: Style, look: Piece['look']): readonly Piece[] {
  switch (node.type) {
    case 'text':
      return [{ text: clean(node.value), look }];
    case 'inlineCode':
      return [{ text: clean(node.value), look: (text) => style.command(look(text)) }];
    case 'strong':
      return inlinePieces(node.children, style, (text) => style.strong(look(text)));
    case 'emphasis':
      return inlinePieces(node.children, style, look);
    case 'delete':
      return [{ text: '~', look }, ...inlinePieces(node.children, style, look), { text: '~', look }];
    case 'break':
      return [{ text: '', look, lineBreak: true }];
    case 'link':
      return [...inlinePieces(node.children, style, look), ...target(node.url, wordsOf(node.children), style)];
    case 'linkReference':
      return inlinePieces(node.children, style, look);
    case 'image':
      return [{ text: clean(node.alt || 'image'), look }, ...target(node.url, node.alt ?? '', style)];
    case 'imageReference':
      return [{ text: clean(node.alt || 'image'), look }];
    case 'footnoteReference':
      return [{ text: `[${clean(node.identifier)}]`, look: style.dim }];
    case 'html':
      return [{ text: clean(node.value), look: style.dim }];
    default:
      // Kinds that only other parsers make: their words still count.
      return [{ text: clean(wordsOf([node])), look }];
  }
}

/** Links between runbooks show the id that `stanch show` takes, others their address. */
function target(url: string, shown: string, style: Style): readonly Piece[] {
  const file = /^(?!\w+:)(?:.*\/)?([^/#]+)\.md(?:#.*)?$/.exec(url)?.[1];
  const text = clean(file ?? url).replaceAll(' ', '%20');
  if (text === shown || text === `mailto:${shown}` || url.startsWith('#')) return [];
  return [{ text: ` (${text})`, look: style.dim }];
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : '')).join('');
}

function clean(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' '));
}

function plain(text: string): string {
  return text;
}
