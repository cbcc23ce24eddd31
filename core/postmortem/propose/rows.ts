import type { Nodes, Table } from 'mdast';
import { readFrontMatter } from '../../knowledge/front-matter.ts';
import { parseMarkdown, textOf } from '../../knowledge/markdown.ts';
import type { Library } from '../../knowledge/types.ts';
import { inline } from '../escape.ts';

/** A row of the symptom table: what was seen, the cause it was and others it may be, and where to look. */
export function symptomRow(text: string, causes: readonly string[], { runbooks, symptoms }: Pick<Library, 'runbooks' | 'symptoms'>): string {
  const links = causes.flatMap((cause) => {
    const runbook = runbooks.find(({ id }) => id === cause);
    return runbook ? [`[${inline(runbook.title)}](${runbook.id}.md)`] : [];
  });
  const looks = symptoms.find((symptom) => symptom.causes[0] === causes[0])?.probes ?? symptoms[0]?.probes ?? [];
  return `| ${inline(shortened(text))} | ${links.join(' · ')} | ${looks.map((probe) => `\`${probe}\``).join(', ')} |`;
}

/** A row of an Error messages table. */
export function messageRow(literal: string): string {
  return `| \`${literal.replaceAll('|', '\\|')}\` | any | points to it |`;
}

/** A file with a row more at the end of the table that has these columns; undefined when it has no such table. */
export function withRow(text: string, columns: readonly string[], row: string): string | undefined {
  const { tree } = parseMarkdown(text, readFrontMatter(text, () => undefined).length);
  const table = tree.children.find((node): node is Table => isTable(node, columns));
  const end = table?.position?.end.offset;
  return end === undefined ? undefined : `${text.slice(0, end)}\n${row}${text.slice(end)}`;
}

function isTable(node: Nodes, columns: readonly string[]): boolean {
  return node.type === 'table' && node.children[0]?.children.map((cell) => textOf(cell)).join('|') === columns.join('|');
}

const MOST = 120;

/** What a person typed, on one line, whole words. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const cut = line.length > MOST ? line.slice(0, MOST + 1).replace(/\s+\S*$/, '') : line;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
