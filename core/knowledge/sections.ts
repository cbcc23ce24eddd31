import type { KnowledgeDocument } from './document.ts';
import type { ParsedSection } from './markdown.ts';
import { nearest } from './nearest.ts';
import { oneOf, quote } from './report.ts';
import type { Section } from './types.ts';

/**
 * Holds a file to its fixed level-2 headings and returns its sections by heading, the first of each. Without this a
 * misspelt heading would silently take its section away from the diagnosis.
 */
export function fixedSections(document: KnowledgeDocument, fixed: readonly string[], optional: readonly string[] = []): ReadonlyMap<string, ParsedSection> {
  const { report, sections } = document;
  const found = new Map<string, ParsedSection>();
  let furthest = -1;
  for (const section of sections) {
    const place = fixed.indexOf(section.heading);
    const heading = `heading ${quote(section.heading)}`;
    if (place === -1) {
      const meant = nearest(section.heading, fixed);
      report('heading-unknown', section.node, heading, meant ? `"${meant}"` : oneOf(fixed));
      continue;
    }
    if (found.has(section.heading)) {
      report('heading-duplicate', section.node, `second ${heading}`, 'it once');
      continue;
    }
    if (place < furthest) report('heading-order', section.node, `${heading} after "${fixed[furthest]}"`, 'it before');
    furthest = Math.max(furthest, place);
    found.set(section.heading, section);
  }
  for (const [place, heading] of fixed.entries()) {
    if (found.has(heading) || optional.includes(heading)) continue;
    const next = sections.find((section) => fixed.indexOf(section.heading) > place);
    const end = { line: document.text.trimEnd().split('\n').length, column: 1 };
    report('heading-missing', next?.node ?? end, next ? `heading ${quote(next.heading)}` : 'end of the file', `heading "${heading}" before it`);
  }
  checkFilled(document);
  return found;
}

/** Reports sections without text and text without a section. */
export function checkFilled({ before, sections, report }: KnowledgeDocument): void {
  const stray = before.find((node) => node.type !== 'definition' && !(node.type === 'heading' && node.depth === 1));
  if (stray) report('section-empty', stray, 'text before the first heading', 'it under a heading');
  for (const section of sections) if (section.nodes.length === 0) report('section-empty', section.node, `empty section ${quote(section.heading)}`, 'text');
}

/** The sections as the library keeps them. */
export function storedSections(document: KnowledgeDocument): Section[] {
  return document.sections.map(({ heading, slug, markdown }) => ({ heading, slug, markdown }));
}
