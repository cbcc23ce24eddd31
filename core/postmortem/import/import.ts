import { stringify } from 'yaml';
import { type KnowledgeDocument, readDocument, shownPath } from '../../knowledge/document.ts';
import { walk } from '../../knowledge/markdown.ts';
import { spotOf } from '../../knowledge/report.ts';
import type { Finding, SourceFile } from '../../knowledge/types.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { printable } from '../../printable.ts';
import { inline } from '../escape.ts';
import { linkEdits } from '../publish/body.ts';
import { type Edit, edited } from '../publish/edits.ts';
import { fileName } from '../publish/front.ts';
import { slugOf } from '../publish/slug.ts';
import { QUESTION } from '../questions.ts';
import { type ImportKind, importKeys, type Keys, neededKeys } from './keys.ts';

export interface Imported {
  /** `2020-thread-limit.md` */
  readonly name: string;
  readonly markdown: string;
  /** Keys that it still needs. */
  readonly missing: readonly string[];
}

/** What the parser repairs by itself is no fault of a file from elsewhere. */
const REPAIRED: readonly string[] = ['raw-html', 'heading-title', 'control-character'];

/**
 * A file of a public postmortem collection as a draft. Its text becomes a quotation, because it is somebody else's; what
 * could not be taken over is in the findings. Undefined when it is no such file at all.
 */
export function importPostmortem(file: SourceFile, kind: ImportKind): { readonly imported: Imported | undefined; readonly findings: readonly Finding[] } {
  const found: Finding[] = [];
  const clean = { ...file, text: printable(file.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), { lines: true }) };
  const document = readDocument(clean, found, { comments: true });
  const findings = found.filter(({ rule }) => !REPAIRED.includes(rule));
  const data = document?.front.data;
  const isHead = data !== null && typeof data === 'object' && !Array.isArray(data);
  if (!document || !isHead)
    return { imported: undefined, findings: findings.length > 0 ? findings : [finding(file, document, [], 'front matter', 'keys with values')] };
  const remarks: Finding[] = [];
  const front = importKeys(data as Keys, kind, (path, unexpected, expected) => remarks.push(finding(file, document, path, unexpected, expected)));
  if (front['url'] === undefined && front['sources'] === undefined)
    remarks.push(finding(file, document, ['url'], 'postmortem without a source', 'url, or sources with via where it has no public page'));
  const head: Keys = {
    schema: 1,
    kind,
    ...front,
    ...(kind === 'case-study' ? { severity: front['severity'] ?? NOT_RECORDED, confidence: 'low' } : DRAFT(front)),
  };
  const title = typeof head['title'] === 'string' ? head['title'] : document.id;
  return {
    imported: {
      name: fileName(head, slugOf(title)),
      markdown: `---\n${stringify(head, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${bodyOf(document, head)}\n`,
      missing: neededKeys(head, kind),
    },
    findings: [...findings, ...remarks].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

const DRAFT = (front: Keys): Keys => ({ status: 'draft', severity: front['severity'] ?? NOT_RECORDED });
const SECTIONS = ['Impact', 'Timeline', 'Investigation', 'Causes', 'Resolution', 'What changed', 'Lessons'] as const;

function bodyOf(document: KnowledgeDocument, head: Keys): string {
  const summary = typeof head['summary'] === 'string' ? inline(head['summary']) : `${NOT_RECORDED}.`;
  const told = quoted(document);
  return [
    '## Summary',
    summary,
    ...(told === ''
      ? []
      : [`${QUESTION}How would you tell this in your own words, each part under its heading? It is quoted from the file that was imported.`, told]),
    ...SECTIONS.flatMap((heading) => [`## ${heading}`, heading === 'Timeline' ? timelineOf(head) : `${NOT_RECORDED}.`]),
  ].join('\n\n');
}

function timelineOf({ start_time: start, end_time: end }: Keys): string {
  const rows = [
    ...(start === undefined ? [] : [`| ${start} | impact-start | start of impact |`]),
    ...(end === undefined ? [] : [`| ${end} | impact-end | end of impact |`]),
  ];
  return ['| Time | Kind | What happened |', '| --- | --- | --- |', ...(rows.length > 0 ? rows : [`| ${NOT_RECORDED} | note | ${NOT_RECORDED} |`])].join('\n');
}

/** The text of the file as a quotation: HTML shown and not rendered, headings as bold lines, links to files as plain text. */
function quoted(document: KnowledgeDocument): string {
  const { text, tree, front } = document;
  const nodes = [...walk(tree)].map((node) => ({ node, start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }));
  const shown = nodes.flatMap(({ node, start, end }): Edit[] => {
    if (node.type === 'html') return [{ start, end, text: node.value.startsWith('<!--') ? '' : node.value.replaceAll('<', '\\<') }];
    return node.type === 'definition' ? [{ start, end, text: '' }] : [];
  });
  const headings = nodes.flatMap(({ node, start, end }): Edit[] => {
    const [first, last] = node.type === 'heading' ? [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset] : [];
    return first === undefined || last === undefined
      ? []
      : [
          {
            start,
            end,
            text: `**${edited(text, shown, first, last)
              .replace(/[*\n]+/g, ' ')
              .trim()}**`,
          },
        ];
  });
  const { edits } = linkEdits(document, { path: 'case-studies/imported.md', isKnown: () => false });
  const body = edited(text, [...headings, ...shown, ...edits], front.length).trim();
  return body === ''
    ? ''
    : body
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
}

function finding(file: SourceFile, document: KnowledgeDocument | undefined, path: readonly PropertyKey[], unexpected: string, expected: string): Finding {
  const { line, column } = spotOf(path.length === 0 ? undefined : document?.front.spot(path, path.length === 1 ? 'key' : 'value'));
  return { file: shownPath(file), line, column, rule: 'import', message: `Unexpected ${unexpected}, expected ${expected}` };
}
