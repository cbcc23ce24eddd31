import { readTimeline } from '../knowledge/timeline.ts';
import type { CaseEvent, Finding, SourceFile } from '../knowledge/types.ts';
import { readPostmortem } from './document.ts';
import type { Meaning } from './headings.ts';
import { meaningOf } from './headings.ts';
import type { PostmortemFront } from './schema.ts';

/** A postmortem as data. */
export interface ExportedPostmortem {
  readonly file: string;
  /** Its front matter; null where that does not hold, which is then among the findings. */
  readonly front: PostmortemFront | null;
  readonly sections: readonly ExportedSection[];
  /** The rows of its timeline that can be read. */
  readonly timeline: readonly CaseEvent[];
}

export interface ExportedSection {
  readonly heading: string;
  /** What the section is about, whatever its template calls it; absent for a heading that no template has. */
  readonly meaning?: Meaning;
  readonly markdown: string;
}

/** Postmortems as data, and what is wrong with their form. */
export function exportPostmortems(
  files: readonly SourceFile[],
  labels: Readonly<Record<string, string>> = {},
): { readonly postmortems: readonly ExportedPostmortem[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const postmortems = files.flatMap((file): ExportedPostmortem[] => {
    const document = readPostmortem(file, findings, labels);
    if (!document) return [];
    const sections = document.sections.map(({ heading, markdown }) => {
      const meaning = meaningOf(heading);
      return { heading, ...(meaning === undefined ? {} : { meaning }), markdown };
    });
    const timeline = document.sections.find(({ heading }) => meaningOf(heading) === 'timeline');
    return [{ file: file.path, front: document.head ?? null, sections, timeline: timeline ? readTimeline(timeline, () => undefined) : [] }];
  });
  return { postmortems, findings };
}
