import { slug } from 'github-slugger';
import type { KnowledgeDocument } from './document.ts';
import { runbookOf } from './links.ts';
import { markdownOf } from './markdown.ts';
import { nearest } from './nearest.ts';
import { oneOf, quote, type Report } from './report.ts';
import { pageSchema } from './schema.ts';
import { type Cell, readTable } from './tables.ts';
import type { Symptom } from './types.ts';
import { validate } from './validate.ts';

/** Probes a symptom may send a person to, unless the caller knows better. */
export const PROBE_IDS: readonly string[] = ['descriptors', 'sockets', 'threads', 'memory', 'traffic'];

/** Reads `symptoms.md`, the symptom → cause table; rows with a mistake, or whose id was `seen`, are reported and left out. */
export function readSymptoms(document: KnowledgeDocument, probes: readonly string[] = PROBE_IDS, seen = new Set<string>()): Symptom[] {
  const { report, path, tree } = document;
  validate(pageSchema, document.front, report);
  return readTable(tree.children, undefined, ['Symptom', 'Likely causes', 'Look at'], report).flatMap((row) => {
    const id = slug(row.Symptom.text);
    if (seen.has(id)) report('id-unique', row.at, `second symptom ${quote(row.Symptom.text)}`, 'it once');
    const causes = readCauses(row['Likely causes'], path, document.text, report);
    const looked = readProbes(row['Look at'], probes, report);
    if (seen.has(id) || !causes || !looked) return [];
    seen.add(id);
    return [{ id, text: row.Symptom.text, causes, probes: looked }];
  });
}

function readCauses(cell: Cell, path: string, source: string, report: Report): string[] | undefined {
  const links = cell.children.filter((child) => child.type === 'link');
  const causes = links.map((link) => runbookOf(link.url, path));
  const between = cell.children.filter((child) => child.type !== 'link').map((child) => markdownOf(source, [child]));
  const wrong = links.find((_, index) => causes[index] === undefined);
  if (wrong) report('symptom-causes', wrong, `link to ${quote(wrong.url)}`, 'a link to a runbook');
  else if (links.length === 0 || between.length !== links.length - 1 || between.some((separator) => separator !== '·'))
    report('symptom-causes', cell.node, quote(cell.text), 'links to runbooks, separated by " · "');
  else return causes.flatMap((cause) => cause ?? []);
  return undefined;
}

function readProbes(cell: Cell, known: readonly string[], report: Report): string[] | undefined {
  const probes = cell.children.flatMap((child) => (child.type === 'inlineCode' ? [child] : []));
  if (probes.length === 0) report('symptom-probe', cell.node, quote(cell.text), 'probes in backticks');
  for (const { value, position } of probes) {
    if (known.includes(value)) continue;
    const meant = nearest(value, known);
    report('symptom-probe', { position }, `probe ${quote(value)}`, meant ? `"${meant}"` : oneOf(known));
    return undefined;
  }
  return probes.length > 0 ? probes.map((probe) => probe.value) : undefined;
}
