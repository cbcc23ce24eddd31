import { HOSTILE } from './hostile-characters.ts';

/**
 * Text from outside (process names, log lines, Markdown) made safe for a terminal: escape sequences, control
 * characters and the invisible characters that reorder a line are shown as `\x1b`-style escapes instead of acting.
 * Tabs become a space; line feeds stay only when `lines` is set.
 */
export function printable(text: string, options: { lines?: boolean } = {}): string {
  return text.replace(ESCAPED, (character) => {
    if (character === '\n' && options.lines) return character;
    if (character === '\t') return ' ';
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

// The C0 controls too.
const ESCAPED = new RegExp(`[\\p{Cc}${HOSTILE}]`, 'gu');
