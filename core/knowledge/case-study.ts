import { deriveMetrics } from '../incident/metrics.ts';
import { type CaseFront, caseStudySchema } from './case-study-schema.ts';
import { readCommands } from './commands.ts';
import type { KnowledgeDocument } from './document.ts';
import { fixedSections, storedSections } from './sections.ts';
import { readTimeline } from './timeline.ts';
import type { CaseStudy, Provenance } from './types.ts';
import { validate } from './validate.ts';

/** The level-2 headings of a case study, in their order; the last one may be left out. */
export const CASE_STUDY_HEADINGS = [
  'Summary',
  'Impact',
  'Timeline',
  'Investigation',
  'Causes',
  'Resolution',
  'What changed',
  'Lessons',
  "Editor's notes",
] as const;

const WORDS_A_MINUTE = 220;

/** Reads `case-studies/YYYY-slug.md`; undefined when its front matter is of no use. What is wrong has been reported. */
export function readCaseStudy(document: KnowledgeDocument): CaseStudy | undefined {
  const { report, id, path } = document;
  const front = validate(caseStudySchema, document.front, report);
  const sections = fixedSections(document, CASE_STUDY_HEADINGS, ["Editor's notes"]);
  const table = sections.get('Timeline');
  const timeline = table ? readTimeline(table, report) : [];
  const investigation = sections.get('Investigation');
  if (investigation) readCommands(investigation.nodes, report);
  if (!front) return undefined;
  const { title, summary, severity, takeaway, company, keywords, related_runbooks: causes = [] } = front;
  const marks = timeline.flatMap(({ kind, offset, time }) => (offset === undefined ? [] : [{ kind, offset, label: time }]));
  const words = document.text.slice(document.front.length).match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
  return {
    id,
    file: path,
    title,
    summary,
    severity,
    takeaway,
    company,
    keywords,
    causes,
    timeline,
    sections: storedSections(document),
    metrics: deriveMetrics(marks),
    readingMinutes: Math.max(1, Math.ceil(words / WORDS_A_MINUTE)),
    ...(front.resource && { resource: front.resource }),
    ...(front.impact && { impact: front.impact }),
    provenance: provenanceOf(front),
  };
}

function provenanceOf({ sources, url, confidence, facts_checked_at, source_published_at, archive_url }: CaseFront): Provenance {
  return {
    // How much was read is only known where it is written down.
    sources: sources ?? [],
    ...(sources === undefined && url !== undefined && { report: url }),
    confidence,
    factsCheckedAt: facts_checked_at,
    ...(source_published_at && { publishedAt: source_published_at }),
    ...(archive_url && { archiveUrl: archive_url }),
  };
}
