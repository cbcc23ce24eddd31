import { readCaseStudy } from './case-study.ts';
import type { KnowledgeDocument } from './document.ts';
import { readGuide } from './guide.ts';
import { readOtherMessages } from './other-messages.ts';
import { readPlaybook } from './playbook.ts';
import { readPrevention } from './prevention.ts';
import { quote } from './report.ts';
import { readRunbook } from './runbook.ts';
import { readSymptoms } from './symptoms.ts';
import type { Library } from './types.ts';

/** What one file adds to a library: plain data, so that it can be kept until the file changes. */
export type Part = Partial<Omit<Library, 'backlinks'>>;

/** What a file is read with. */
export interface PartOptions {
  /** Probe ids that the symptom table may name. */
  readonly probes: readonly string[];
  /** Symptoms of files before; another of the same id is a finding. */
  readonly seen?: Set<string>;
}

/** Reads what a file adds, by its place; empty when it is of no use. What is wrong has been reported. */
export function readPart(document: KnowledgeDocument, { probes, seen }: PartOptions): Part {
  const { path, id, report } = document;
  const page = PAGES[path];
  if (page) return page(document, { probes, ...(seen ? { seen } : {}) });
  const folder = /^([^/]+)\/[^/]+$/.exec(path)?.[1];
  switch (folder) {
    case 'runbooks':
      checkName(document, 'fd-leak.md');
      return { runbooks: some(readRunbook(document)) };
    case 'guides':
      checkName(document, 'connection-pooling.md');
      return { guides: some(readGuide(document)) };
    case 'case-studies':
      if (!/^(?:\d{4}|undated)(?:-[a-z0-9]+)+$/.test(id))
        report('file-name', undefined, `file name ${quote(id)}`, 'its year or undated first, such as 2023-unclosed-bodies.md');
      return { cases: some(readCaseStudy(document)) };
    default:
      report('file-place', undefined, `file ${quote(path)}`, 'it directly in runbooks/, case-studies/ or guides/');
      return {};
  }
}

/** The files that are no page of their kind among others. */
const PAGES: Readonly<Record<string, (document: KnowledgeDocument, options: PartOptions) => Part>> = {
  'runbooks/symptoms.md': (document, { probes, seen }) => ({ symptoms: readSymptoms(document, probes, seen) }),
  'runbooks/prevention.md': (document) => ({ prevention: readPrevention(document) }),
  'runbooks/other-messages.md': (document) => ({ context: readOtherMessages(document) }),
  'runbooks/playbook.md': (document) => {
    const playbook = readPlaybook(document);
    return playbook ? { playbook } : {};
  },
};

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

function checkName({ id, report }: KnowledgeDocument, example: string): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) report('file-name', undefined, `file name ${quote(id)}`, `kebab-case such as ${example}`);
}
