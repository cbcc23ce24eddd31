import type { List, RootContent } from 'mdast';
import { readCommands } from './commands.ts';
import type { KnowledgeDocument } from './document.ts';
import { markdownOf, type ParsedSection, textOf } from './markdown.ts';
import { quote } from './report.ts';
import type { Mitigation } from './types.ts';

const LABELS = ['Effect', 'Risk', 'Verify', 'Undo'] as const;

/** The `###` parts of a section: the nodes under each. */
export function partsOf(section: ParsedSection): { node: RootContent; nodes: RootContent[] }[] {
  const parts: { node: RootContent; nodes: RootContent[] }[] = [];
  for (const node of section.nodes) {
    if (node.type === 'heading' && node.depth === 3) parts.push({ node, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

/** Reads the Mitigation section; what a mitigation does, risks, and how to check and undo it are never left out. */
export function readMitigations(section: ParsedSection, document: KnowledgeDocument): Mitigation[] {
  const parts = partsOf(section);
  const { report } = document;
  if (parts.length === 0) report('mitigation-items', section.node, 'Mitigation without parts', 'a level-3 heading for each, least harm first');
  return parts.flatMap(({ node, nodes }) => {
    const heading = document.headings.find((each) => each.node === node);
    const title = heading?.text ?? '';
    const list = nodes.findLast((each): each is List => each.type === 'list');
    const items = list?.children.map((item) => readItem(item.children[0], document.text)) ?? [];
    const labels = items.map((item) => item?.label ?? '?');
    const commands = readCommands(nodes, report);
    if (labels.join() !== LABELS.join() || items.some((item) => item?.text === '')) {
      const seen = list ? `list of ${labels.map((label) => quote(label).slice(1, -1)).join(', ')}` : 'end';
      report(
        'mitigation-items',
        list ?? node,
        `${seen} under ${quote(title)}`,
        `a list of ${LABELS.map((label) => `**${label}:**`).join(', ')}, each with text`,
      );
      return [];
    }
    const [effect, risk, verify, undo] = items.map((item) => item?.text ?? '') as [string, string, string, string];
    return [{ title, slug: heading?.slug ?? '', commands, effect, risk, verify, undo }];
  });
}

function readItem(paragraph: RootContent | undefined, source: string): { label: string; text: string } | undefined {
  if (paragraph?.type !== 'paragraph') return undefined;
  const [label, ...rest] = paragraph.children;
  if (label?.type !== 'strong' || !textOf(label).endsWith(':')) return undefined;
  return { label: textOf(label).slice(0, -1), text: rest.length === 0 ? '' : markdownOf(source, rest) };
}
