import { caseStudySchema } from '../../../core/knowledge/case-study-schema.ts';
import { guideSchema, pageSchema, runbookSchema } from '../../../core/knowledge/schema.ts';
import { shown } from '../markdown/shown.ts';
import { SPECIAL } from './pages.ts';

/**
 * The front matter of a knowledge file as Starlight gets it: title and summary. Starlight's own keys can carry scripts
 * and raw HTML; a knowledge file cannot use them, since the schemas refuse what they do not know.
 */
export function knowledgeData(id: string, data: Readonly<Record<string, unknown>>, file = id): Record<string, unknown> {
  const read = schemaOf(id).safeParse(data);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'front matter'}: ${message}`);
    throw new Error(`${file} cannot become a page.\n${problems.join('\n')}`);
  }
  const { title, summary } = read.data;
  return { title: oneLine(title), description: oneLine(summary), ...(id === 'playbook' && { tableOfContents: { maxHeadingLevel: 2 } }) };
}

function schemaOf(id: string) {
  if (id.startsWith('case-studies/')) return caseStudySchema;
  if (id.startsWith('guides/')) return guideSchema;
  return Object.values(SPECIAL).includes(id) ? pageSchema : runbookSchema;
}

function oneLine(text: string): string {
  return shown(text).replace(/\s+/g, ' ').trim();
}
