import { readCaseStudy } from './case-study.ts';
import { checkAlerts, checkCauses } from './cross-checks.ts';
import { type KnowledgeDocument, readDocument, shownPath } from './document.ts';
import { readGuide } from './guide.ts';
import { checkLinks } from './link-check.ts';
import { readOtherMessages } from './other-messages.ts';
import { readPlaybook } from './playbook.ts';
import { readPrevention } from './prevention.ts';
import { quote, reportInto } from './report.ts';
import { readRunbook } from './runbook.ts';
import { PROBE_IDS, readSymptoms } from './symptoms.ts';
import type { CaseStudy, ChecklistItem, ContextMessage, Finding, Guide, Library, Playbook, Runbook, SourceFile, Symptom } from './types.ts';

export interface LibraryOptions {
  /** Probe ids that the symptom table may name. */
  readonly probes?: readonly string[];
}

interface Parts {
  readonly symptoms: Symptom[];
  readonly prevention: ChecklistItem[];
  readonly context: ContextMessage[];
  readonly runbooks: { document: KnowledgeDocument; runbook: Runbook }[];
  readonly guides: { document: KnowledgeDocument; guide: Guide }[];
  readonly cases: { document: KnowledgeDocument; study: CaseStudy }[];
  playbook?: Playbook | undefined;
}

// Pages whose rows add up when several folders have them; any other file that comes twice would replace the first.
const ADDING: readonly string[] = ['runbooks/symptoms.md', 'runbooks/prevention.md', 'runbooks/other-messages.md'];

/**
 * Parses, checks and cross-links a library. Files come in order of trust, the bundled ones first: a later file may
 * add, never replace. Whatever can be read is in the library, whatever is wrong is in the findings, by file and line.
 */
export function assembleLibrary(files: readonly SourceFile[], options: LibraryOptions = {}): { library: Library; findings: Finding[] } {
  const findings: Finding[] = [];
  const documents: KnowledgeDocument[] = [];
  const parts: Parts = { symptoms: [], prevention: [], context: [], runbooks: [], guides: [], cases: [] };
  const taken = new Map<string, SourceFile>();
  for (const file of files) {
    const first = taken.get(file.path);
    if (first && !ADDING.includes(file.path)) {
      reportInto(findings, shownPath(file))('id-unique', undefined, `file ${file.path}, which would replace ${shownPath(first)}`, 'a name of its own');
      continue;
    }
    taken.set(file.path, first ?? file);
    const document = readDocument(file, findings);
    if (!document) continue;
    documents.push(document);
    readInto(parts, document, options.probes ?? PROBE_IDS);
  }
  for (const path of ['runbooks/symptoms.md', 'runbooks/playbook.md'])
    if (!taken.has(path)) reportInto(findings, path)('library-file', undefined, 'library without this file', 'it');
  checkLinks(documents);
  checkAlerts(parts.runbooks);
  checkCauses(
    [
      ...parts.cases.map(({ document, study }) => ({ document, key: 'related_runbooks' as const, causes: study.causes })),
      ...parts.guides.map(({ document, guide }) => ({ document, key: 'causes' as const, causes: guide.causes })),
    ],
    [...taken.keys()].flatMap((path) => /^runbooks\/(.+)\.md$/.exec(path)?.[1] ?? []),
  );
  return { library: crossLink(parts), findings: findings.sort(byPlace) };
}

function readInto(parts: Parts, document: KnowledgeDocument, probes: readonly string[]): void {
  const { path, id, report } = document;
  if (path === 'runbooks/symptoms.md') {
    const seen = new Set(parts.symptoms.map((symptom) => symptom.id));
    parts.symptoms.push(...readSymptoms(document, probes, seen));
  } else if (path === 'runbooks/prevention.md') {
    const known = new Set(parts.prevention.map((item) => item.text));
    parts.prevention.push(...readPrevention(document).filter((item) => !known.has(item.text)));
  } else if (path === 'runbooks/other-messages.md') {
    const known = new Set(parts.context.map((message) => message.pattern));
    parts.context.push(...readOtherMessages(document).filter((message) => !known.has(message.pattern)));
  } else if (path === 'runbooks/playbook.md') parts.playbook = readPlaybook(document);
  else if (/^runbooks\/[^/]+$/.test(path)) {
    checkName(document, 'fd-leak.md');
    const runbook = readRunbook(document);
    if (runbook) parts.runbooks.push({ document, runbook });
  } else if (/^guides\/[^/]+$/.test(path)) {
    checkName(document, 'connection-pooling.md');
    const guide = readGuide(document);
    if (guide) parts.guides.push({ document, guide });
  } else if (/^case-studies\/[^/]+$/.test(path)) {
    if (!/^(?:\d{4}|undated)(?:-[a-z0-9]+)+$/.test(id))
      report('file-name', undefined, `file name ${quote(id)}`, 'its year or undated first, such as 2023-unclosed-bodies.md');
    const study = readCaseStudy(document);
    if (study) parts.cases.push({ document, study });
  } else report('file-place', undefined, `file ${quote(path)}`, 'it directly in runbooks/, case-studies/ or guides/');
}

function checkName({ id, report }: KnowledgeDocument, example: string): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) report('file-name', undefined, `file name ${quote(id)}`, `kebab-case such as ${example}`);
}

function crossLink({ symptoms, prevention, context, playbook, ...parts }: Parts): Library {
  const runbooks = parts.runbooks.map(({ runbook }) => runbook);
  const guides = parts.guides.map(({ guide }) => guide);
  const cases = parts.cases.map(({ study }) => study);
  const backlinks = runbooks.map(
    ({ id }) =>
      [
        id,
        {
          symptoms: symptoms.filter((symptom) => symptom.causes.includes(id)).map((symptom) => symptom.id),
          guides: guides.filter((guide) => guide.causes.includes(id)).map((guide) => guide.id),
          cases: cases.filter((study) => study.causes.includes(id)).map((study) => study.id),
          prevention: prevention.filter((item) => item.causes.includes(id)).map((item) => item.text),
        },
      ] as const,
  );
  return { symptoms, runbooks, guides, cases, playbook: playbook ?? { title: '', phases: [] }, prevention, context, backlinks: Object.fromEntries(backlinks) };
}

function byPlace(a: Finding, b: Finding): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
