import type { List, RootContent } from 'mdast';
import type { KnowledgeDocument } from './document.ts';
import { markdownOf, type ParsedSection, textOf } from './markdown.ts';
import { readSteps } from './playbook-steps.ts';
import { quote } from './report.ts';
import { pageSchema } from './schema.ts';
import { fixedSections } from './sections.ts';
import type { Playbook, PlaybookPhase } from './types.ts';
import { validate } from './validate.ts';
import { windowEnd } from './window-end.ts';

/** The phases of the playbook, in their order. */
export const PHASES = ['Immediate', 'Investigation', 'Resolution', 'Post-incident'] as const;

/** Reads `playbook.md`; undefined when its front matter is of no use. What is wrong has been reported. */
export function readPlaybook(document: KnowledgeDocument): Playbook | undefined {
  const front = validate(pageSchema, document.front, document.report);
  const sections = fixedSections(document, PHASES);
  let endOfLast = 0;
  const phases = PHASES.flatMap((title, index) => {
    const section = sections.get(title);
    const phase = section && readPhase(section, index + 1, document);
    if (!phase) return [];
    if (phase.endsAfter <= endOfLast)
      document.report('playbook-phase', section.nodes[0], `window ${quote(phase.window)}`, 'one that ends after the phase before it');
    endOfLast = phase.endsAfter;
    return [phase];
  });
  return front && { title: front.title, phases };
}

function readPhase(section: ParsedSection, number: number, document: KnowledgeDocument): PlaybookPhase | undefined {
  const { report } = document;
  const window = labelled(section.nodes[0], 'Window', document.text);
  const doneWhen = labelled(section.nodes[1], 'Done when', document.text);
  const endsAfter = windowEnd(window ?? '');
  if (endsAfter === undefined)
    report(
      'playbook-phase',
      section.nodes[0] ?? section.node,
      window === undefined ? 'phase without a window' : `window ${quote(window)}`,
      '"**Window:** 0–15 min" as the first paragraph',
    );
  if (!doneWhen) report('playbook-phase', section.nodes[1] ?? section.node, 'phase without an exit criterion', '"**Done when:** …" as the second paragraph');
  const lists = section.nodes.filter((node): node is List => node.type === 'list');
  if (lists.length !== 1) report('playbook-phase', lists[1] ?? section.node, `${lists.length} lists`, 'one task list');
  const steps = lists[0] ? readSteps(lists[0], number, document) : [];
  if (endsAfter === undefined || !window || !doneWhen) return undefined;
  return { id: section.slug, title: section.heading, window, endsAfter, doneWhen, steps };
}

function labelled(node: RootContent | undefined, label: string, source: string): string | undefined {
  if (node?.type !== 'paragraph') return undefined;
  const [strong, ...rest] = node.children;
  return strong?.type === 'strong' && textOf(strong) === `${label}:` && rest.length > 0 ? markdownOf(source, rest) : undefined;
}
