import type { KnowledgeDocument } from './document.ts';
import { readMessage } from './message-cell.ts';
import { pageSchema } from './schema.ts';
import { readTable } from './tables.ts';
import type { ContextMessage } from './types.ts';
import { validate } from './validate.ts';

/** Reads `other-messages.md`: messages that look like a leak and are none, each with what it means instead. */
export function readOtherMessages(document: KnowledgeDocument): ContextMessage[] {
  const { report, tree } = document;
  validate(pageSchema, document.front, report);
  return readTable(tree.children, undefined, ['Message', 'Runtime', 'What it means'], report).flatMap((row) => {
    const message = readMessage(row.Message, report);
    return message ? [{ ...message, runtime: row.Runtime.text, says: row['What it means'].text }] : [];
  });
}
