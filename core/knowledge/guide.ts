import { readCommands } from './commands.ts';
import type { KnowledgeDocument } from './document.ts';
import { walk } from './markdown.ts';
import { guideSchema } from './schema.ts';
import { checkFilled, storedSections } from './sections.ts';
import type { Guide } from './types.ts';
import { validate } from './validate.ts';

/** Reads `guides/<topic>.md`; undefined when its front matter is of no use. What is wrong has been reported. */
export function readGuide(document: KnowledgeDocument): Guide | undefined {
  const { report, path, id, tree, sections } = document;
  const front = validate(guideSchema, document.front, report);
  checkFilled(document);
  if (sections.length === 0) report('heading-missing', undefined, 'guide without sections', 'level-2 headings of your choice');
  readCommands(tree.children, report);
  for (const node of walk(tree))
    if (node.type === 'code' && !node.lang) report('code-language', node, 'code without a language', 'one after the fence, or text');
  return front && { id, file: path, ...front, sections: storedSections(document) };
}
