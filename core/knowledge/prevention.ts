import type { KnowledgeDocument } from './document.ts';
import { linksIn, runbookOf } from './links.ts';
import { markdownOf, textOf, walk } from './markdown.ts';
import { quote } from './report.ts';
import { pageSchema } from './schema.ts';
import type { ChecklistItem } from './types.ts';
import { validate } from './validate.ts';

/** Reads `prevention.md`: every task list item with the causes it links. */
export function readPrevention(document: KnowledgeDocument): ChecklistItem[] {
  const { report, path, text: source, tree } = document;
  validate(pageSchema, document.front, report);
  const items = [...walk(tree)].flatMap((node) => (node.type === 'listItem' && typeof node.checked === 'boolean' ? [node] : []));
  if (items.length === 0) report('prevention-item', undefined, 'page without a task list', '"- [ ] text with links to causes"');
  return items.flatMap((item) => {
    const causes = [...new Set(linksIn(item).flatMap((link) => runbookOf(link.url, path) ?? []))];
    // An item that begins with a link has its box inside the paragraph.
    const text = item.children[0] ? markdownOf(source, [item.children[0]]).replace(/^\[[ x]\]\s+/i, '') : '';
    if (text !== '' && causes.length > 0) return [{ text, causes }];
    report('prevention-item', item, `item ${quote(textOf(item))} without a cause`, 'a link to the runbook it prevents');
    return [];
  });
}
