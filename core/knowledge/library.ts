import { checkAlerts, checkCauses } from './cross-checks.ts';
import { type KnowledgeDocument, readDocument, shownPath } from './document.ts';
import { joinParts } from './join.ts';
import { checkLinks } from './link-check.ts';
import type { MarkdownReader } from './markdown.ts';
import { type Part, readPart } from './parts.ts';
import { reportInto } from './report.ts';
import { PROBE_IDS } from './symptoms.ts';
import type { Finding, Library, SourceFile } from './types.ts';

export interface LibraryOptions {
  /** Probe ids that the symptom table may name. */
  readonly probes?: readonly string[];
  /** Another reader of the same Markdown; remark when it is left out. */
  readonly markdown?: MarkdownReader;
}

// Pages whose rows add up when several folders have them; any other file that comes twice would replace the first.
const ADDING: readonly string[] = ['runbooks/symptoms.md', 'runbooks/prevention.md', 'runbooks/other-messages.md'];

/**
 * Parses, checks and cross-links a library. Files come in order of trust, the bundled ones first: a later file may
 * add, never replace. Whatever can be read is in the library, whatever is wrong is in the findings, by file and line.
 */
export function assembleLibrary(files: readonly SourceFile[], options: LibraryOptions = {}): { library: Library; findings: Finding[] } {
  const findings: Finding[] = [];
  const { taken, replacing } = withoutReplacing(files);
  for (const { file, first } of replacing)
    reportInto(findings, shownPath(file))('id-unique', undefined, `file ${file.path}, which would replace ${shownPath(first)}`, 'a name of its own');
  const seen = new Set<string>();
  const read = taken.flatMap((file): { document: KnowledgeDocument; part: Part }[] => {
    const document = readDocument(file, findings, { markdown: options.markdown });
    return document ? [{ document, part: readPart(document, { probes: options.probes ?? PROBE_IDS, seen }) }] : [];
  });
  const paths = new Set(taken.map(({ path }) => path));
  for (const path of ['runbooks/symptoms.md', 'runbooks/playbook.md'])
    if (!paths.has(path)) reportInto(findings, path)('library-file', undefined, 'library without this file', 'it');
  checkLinks(read.map(({ document }) => document));
  checkAlerts(read.flatMap(({ document, part }) => (part.runbooks ?? []).map((runbook) => ({ document, runbook }))));
  checkCauses(
    read.flatMap(({ document, part }) => [
      ...(part.cases ?? []).map(({ causes }) => ({ document, key: 'related_runbooks' as const, causes })),
      ...(part.guides ?? []).map(({ causes }) => ({ document, key: 'causes' as const, causes })),
    ]),
    [...paths].flatMap((path) => /^runbooks\/(.+)\.md$/.exec(path)?.[1] ?? []),
  );
  return { library: joinParts(read.map(({ part }) => part)), findings: findings.sort(byPlace) };
}

/** The files that a library takes, and those that would replace an earlier one. */
export function withoutReplacing<T extends { readonly path: string }>(
  files: readonly T[],
): { readonly taken: readonly T[]; readonly replacing: readonly { readonly file: T; readonly first: T }[] } {
  const taken: T[] = [];
  const replacing: { file: T; first: T }[] = [];
  const byPath = new Map<string, T>();
  for (const file of files) {
    const first = byPath.get(file.path);
    if (first && !ADDING.includes(file.path)) replacing.push({ file, first });
    else {
      byPath.set(file.path, first ?? file);
      taken.push(file);
    }
  }
  return { taken, replacing };
}

function byPlace(a: Finding, b: Finding): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
