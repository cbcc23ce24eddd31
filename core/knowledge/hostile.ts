import type { Nodes } from 'mdast';
import { printable } from '../printable.ts';
import { type Report, type Spot, spotOf } from './report.ts';

/** True for text that a terminal would act on instead of showing it; tabs and line feeds are fine. */
export function isHostile(text: string): boolean {
  return firstHostile(text) !== undefined;
}

/** Reports the first such character of every line. Lines end in LF or CRLF; a lone carriage return overwrites its line. */
export function checkCharacters(text: string, report: Report): void {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const hostile = firstHostile(line);
    if (hostile) complain(report, { line: index + 1, column: hostile.column }, hostile.character);
  }
}

/** Reports what only appears once entities such as `&#x1b;` are decoded. */
export function checkDecoded(tree: Nodes, rawIsClean: boolean, report: Report): void {
  if (!rawIsClean) return;
  for (const text of texts(tree)) {
    const hostile = firstHostile(text);
    if (!hostile) continue;
    complain(report, spotOf(tree), hostile.character);
    return;
  }
  if ('children' in tree) for (const child of tree.children) checkDecoded(child, rawIsClean, report);
}

/** Reports a hostile character in text that has one position only, such as a YAML string. */
export function checkText(text: string, at: Spot, report: Report): void {
  const hostile = firstHostile(text);
  if (hostile) complain(report, at, hostile.character);
}

function complain(report: Report, at: Spot, character: string): void {
  report('control-character', at, `character ${printable(character)}`, 'printable text');
}

function firstHostile(text: string): { column: number; character: string } | undefined {
  const plain = text.replaceAll('\t', ' ');
  if (printable(plain, { lines: true }) === plain) return undefined;
  let column = 1;
  for (const character of plain) {
    if (printable(character, { lines: true }) !== character) return { column, character };
    column += character.length;
  }
  return undefined;
}

function* texts(node: Nodes): Generator<string> {
  if ('value' in node) yield node.value;
  if ('url' in node) yield node.url;
  if ('title' in node && typeof node.title === 'string') yield node.title;
  if ('alt' in node && typeof node.alt === 'string') yield node.alt;
  if ('lang' in node && typeof node.lang === 'string') yield node.lang;
}
