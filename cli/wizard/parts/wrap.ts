import { displayWidth } from '../../../core/display-width.ts';
import { beginning } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';

/** Columns of the label before a text. */
export const LABEL = 13;

/** Words onto lines of at most `width` columns; a longer word is cut. Leading blanks of a line stay as its indent. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(8, width)));
}

function wrapLine(line: string, width: number): readonly string[] {
  const [, blanks = '', mark = ''] = /^( *)((?:[-*·]|\d+\.) )?/.exec(line) ?? [];
  const indent = blanks.slice(0, Math.floor(width / 2));
  const room = width - indent.length - mark.length;
  const lines: string[] = [];
  let current = '';
  for (const word of line
    .slice(blanks.length + mark.length)
    .trim()
    .split(/ +/)
    .flatMap((one) => slices(one, room))) {
    if (current !== '' && displayWidth(current) + 1 + displayWidth(word) > room) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  // A list's further lines stand under its text, not under its mark.
  return [...lines, current].map((text, at) => indent + (at === 0 ? mark : ' '.repeat(mark.length)) + text);
}

/** Markdown as plain text for a terminal: emphasis, links and table rules go, commands and their indent stay. */
export function plain(markdown: string): string {
  const out: string[] = [];
  let fenced = false;
  for (const line of printable(markdown, { lines: true }).split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    else if (fenced) out.push(`    ${line}`);
    else if (!/^\s*\|?[\s:|-]*-{3}[\s:|-]*$/.test(line)) out.push(inline(line));
  }
  return out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function inline(line: string): string {
  return line
    .replace(
      /^\s*\|(.*)\|\s*$/,
      (_, cells: string) =>
        `· ${cells
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(' · ')}`,
    )
    .replace(/^#{1,6}\s+/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])\*([^\s*][^*]*)\*(?![\w*])/g, '$1')
    .replace(/`([^`]*)`/g, '$1');
}

/** Short texts side by side, each of them whole, on at most `most` lines. */
export function packed(texts: readonly string[], width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 3 + displayWidth(text) <= width) lines[lines.length - 1] = `${last}   ${text}`;
    else lines.push(text);
  }
  return lines.slice(0, most);
}

function slices(word: string, room: number): readonly string[] {
  if (displayWidth(word) <= room) return [word];
  const first = beginning(word, room);
  return first === '' ? [word] : [first, ...slices(word.slice(first.length), room)];
}
