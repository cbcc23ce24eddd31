/** A page that is made from data instead of read from a file. Its links are relative, as in a file of the site's own pages; one that starts with `/` leads to a file of the site that is no page. */
export interface MadePage {
  /** Page id, which is also its address: `rules/language/agent-omission`. */
  readonly id: string;
  readonly title: string;
  /** One sentence, without marks. */
  readonly description: string;
  /** Without front matter and without a heading of level 1. */
  readonly markdown: string;
  /** The file it stands for, relative to the package, where there is one; its links are resolved from there. */
  readonly file?: string;
  /** Deepest level of headings in its table of contents. */
  readonly contents?: 2 | 3;
}

/** A table in Markdown; cells may hold marks. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** A block of code, fenced by more than it holds; long lines are wrapped. */
export function fenced(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language} wrap\n${text.trimEnd()}\n${fence}`;
}

/** Text as code within a line, whatever it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return longest === 0 ? `${ticks}${text}${ticks}` : `${ticks} ${text} ${ticks}`;
}

const ADDRESS = /\b(?:https?|ftp):\/\/[^\s,;)]+/g;

/** Plain text that stands in Markdown as it is written; an address in it is code, because it is an example and leads nowhere. */
export function plain(text: string): string {
  const escaped = text.split(ADDRESS).map((part) => part.replace(/[\\`*_[\]<>#|~]/g, '\\$&'));
  const addresses = text.match(ADDRESS) ?? [];
  return escaped.map((part, index) => `${part}${addresses[index] === undefined ? '' : code(addresses[index])}`).join('');
}
