import { printable } from '../printable.ts';

/**
 * Text from outside as the Markdown of one line that shows it letter for letter: no markup, no raw HTML, no table
 * break, no control character. Line breaks become spaces.
 */
export function inline(text: string): string {
  return printable(text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?[\p{L}\p{N}]+;)/gu, '\\&')
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
    .replace(/[^ ]*\\[^ ]*/g, unlinked);
}

/** A bare address becomes a link that takes backslashes for its own, and what they held back would act again. */
function unlinked(word: string): string {
  return word.replace(/(https?|ftp)(?=:\/\/)|(www)(?=\.)/gi, '$&\\');
}

/** The same with its line breaks kept, for an item of a list that is indented by two. */
export function lines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(inline)
    .filter((line) => line !== '')
    .join('\\\n  ');
}

/** A command or a name as code; not for table cells. */
export function code(text: string): string {
  const shown = printable(text.replace(/[\r\n]+/g, ' '));
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
