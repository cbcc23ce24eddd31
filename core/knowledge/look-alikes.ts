import { linksIn, runbookOf } from './links.ts';
import type { ParsedSection } from './markdown.ts';
import type { Report } from './report.ts';
import { readTable } from './tables.ts';
import type { LookAlike } from './types.ts';

/** Reads the Look-alikes table; `cause` is the runbook the first column links to. */
export function readLookAlikes(section: ParsedSection, path: string, report: Report): LookAlike[] {
  return readTable(section.nodes, section.node, ['Looks like it', 'How to tell'], report).map((row) => {
    const link = linksIn(row['Looks like it'].node)[0];
    const cause = link && runbookOf(link.url, path);
    return { what: row['Looks like it'].text, ...(cause && { cause }), tell: row['How to tell'].text };
  });
}
