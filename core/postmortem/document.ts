import type { Nodes } from 'mdast';
import { type KnowledgeDocument, readDocument, shownPath } from '../knowledge/document.ts';
import { reportInto } from '../knowledge/report.ts';
import type { Finding, SourceFile } from '../knowledge/types.ts';
import { validate } from '../knowledge/validate.ts';
import { checkBounds } from './bounds.ts';
import { type PostmortemFront, postmortemSchema } from './schema.ts';

/** A postmortem as its file holds it: Markdown with front matter, read without judging what it says. */
export interface PostmortemDocument extends KnowledgeDocument {
  /** Undefined where the front matter does not fit its schema; what does not has been reported. */
  readonly head: PostmortemFront | undefined;
}

/**
 * Reads a postmortem file. Findings of its form (front matter, hostile characters, raw HTML, nesting) are added to the
 * list under the rules of `stanch check`; undefined when it cannot be parsed at all. `labels` are a project's own names
 * of severities, such as P1, with what they stand for.
 */
export function readPostmortem(file: SourceFile, findings: Finding[], labels: Readonly<Record<string, string>> = {}): PostmortemDocument | undefined {
  if (!checkBounds(file.text, reportInto(findings, shownPath(file)))) return undefined;
  const document = readDocument(file, findings, { comments: true });
  if (!document) return undefined;
  const front = { ...document.front, data: withKnownSeverities(document.front.data, labels) };
  return { ...document, front, head: validate(postmortemSchema, front, document.report) };
}

function withKnownSeverities(data: unknown, labels: Readonly<Record<string, string>>): unknown {
  if (data === null || typeof data !== 'object' || Object.keys(labels).length === 0) return data;
  const known = (value: unknown): unknown => (typeof value === 'string' && Object.hasOwn(labels, value) ? labels[value] : value);
  const { severity, severity_changes: changes, ...rest } = data as Record<string, unknown>;
  return {
    ...rest,
    ...(severity === undefined ? {} : { severity: known(severity) }),
    ...(changes === undefined ? {} : { severity_changes: Array.isArray(changes) ? changes.map((change) => ({ ...change, to: known(change?.to) })) : changes }),
  };
}

/** The comment in a node, without its marks; undefined for anything else. */
export function commentIn(node: Nodes): string | undefined {
  return node.type === 'html' ? /^<!--\s*([\s\S]*?)\s*-->$/.exec(node.value)?.[1] : undefined;
}
