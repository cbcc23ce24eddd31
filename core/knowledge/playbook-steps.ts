import type { BlockContent, DefinitionContent, List, ListItem, Paragraph } from 'mdast';
import { checkCommand } from './commands.ts';
import type { KnowledgeDocument } from './document.ts';
import { markdownOf, textOf } from './markdown.ts';
import { quote, type Report, spotOf } from './report.ts';
import type { PlaybookStep } from './types.ts';

const LABELS: readonly string[] = ['Run', 'Careful', 'Expect', 'See'];

/** Reads the task list of a phase; steps with a mistake are reported and left out. */
export function readSteps(list: List, phase: number, document: KnowledgeDocument): PlaybookStep[] {
  let last = -1;
  return list.children.flatMap((item) => {
    const head = readHead(item, document);
    if (!head) return [];
    const [inPhase, place] = head.id.split('.').map(Number) as [number, number];
    if (inPhase !== phase || place <= last) {
      document.report('playbook-step', item, `step ${head.id}`, `${phase}.${last + 1} or later in this phase`);
      return [];
    }
    last = place;
    const nested = item.children.slice(1).flatMap((node): (ListItem | BlockContent | DefinitionContent)[] => (node.type === 'list' ? node.children : [node]));
    const details = nested.flatMap((node) => readDetail(node.type === 'listItem' ? node.children[0] : undefined, node, document));
    return [{ ...head, details: details.map(({ label, text }) => ({ label, text })), commands: details.flatMap(({ command }) => command ?? []) }];
  });
}

function readHead(item: ListItem, { text, report }: KnowledgeDocument): Pick<PlaybookStep, 'id' | 'title' | 'text'> | undefined {
  const paragraph = item.children[0];
  const [strong, ...rest] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const title = strong?.type === 'strong' ? /^(\d+\.\d+)\s+(.+)$/.exec(textOf(strong)) : null;
  if (item.checked === null || item.checked === undefined || !title?.[1] || !title[2]) {
    report('playbook-step', item, `step ${quote(paragraph ? textOf(paragraph) : '')}`, '"- [ ] **1.2 Title.** what to do"');
    return undefined;
  }
  return { id: title[1], title: title[2].replace(/\.$/, ''), text: rest.length === 0 ? '' : markdownOf(text, rest) };
}

function readDetail(
  paragraph: { type: string } | undefined,
  at: { position?: ListItem['position'] },
  { text: source, report }: KnowledgeDocument,
): { label: string; text: string; command?: string }[] {
  const nodes = paragraph?.type === 'paragraph' ? (paragraph as Paragraph).children : [];
  const [label, text] = /^(\w+):\s*(.*)$/s.exec(markdownOf(source, nodes))?.slice(1) ?? [];
  if (!label || !text || !LABELS.includes(label)) {
    report('playbook-step', at, `detail ${quote(markdownOf(source, nodes))}`, '"Run:", "Careful:", "Expect:" or "See:" and text');
    return [];
  }
  return label === 'Run' ? readRun(nodes, text, report) : [{ label, text }];
}

function readRun(nodes: Paragraph['children'], text: string, report: Report): { label: string; text: string; command?: string }[] {
  const code = nodes[1];
  if (code?.type !== 'inlineCode') {
    report('playbook-step', nodes[0], `command ${quote(text)}`, '"Run: `command`"');
    return [];
  }
  checkCommand(code.value, /^\s*(?:select|begin|show)\b/i.test(code.value) && code.value.trimEnd().endsWith(';'), spotOf(code), report);
  return [{ label: 'Run', text, command: code.value }];
}
