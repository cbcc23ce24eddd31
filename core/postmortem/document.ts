import type { Nodes } from 'mdast';
import { type KnowledgeDocument, readDocument } from '../knowledge/document.ts';
import type { Finding, SourceFile } from '../knowledge/types.ts';
import { validate } from '../knowledge/validate.ts';
import { type PostmortemFront, postmortemSchema } from './schema.ts';

/** A postmortem as its file holds it: Markdown with front matter, read without judging what it says. */
export interface PostmortemDocument extends KnowledgeDocument {
  /** Undefined where the front matter does not fit its schema; what does not has been reported. */
  readonly head: PostmortemFront | undefined;
}

/**
 * Reads a postmortem file. Findings of its form (front matter, hostile characters, raw HTML, nesting) are added to the
 * list under the rules of `stanch check`; undefined when it cannot be parsed at all.
 */
export function readPostmortem(file: SourceFile, findings: Finding[]): PostmortemDocument | undefined {
  const document = readDocument(file, findings, { comments: true });
  return document && { ...document, head: validate(postmortemSchema, document.front, document.report) };
}

/** The comment in a node, without its marks; undefined for anything else. */
export function commentIn(node: Nodes): string | undefined {
  return node.type === 'html' ? /^<!--\s*([\s\S]*?)\s*-->$/.exec(node.value)?.[1] : undefined;
}
