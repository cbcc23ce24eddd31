/**
 * Text from outside (process names, log lines, Markdown) made safe for a terminal: escape sequences, control
 * characters and the invisible characters that reorder a line are shown as `\x1b`-style escapes instead of acting.
 * Tabs become a space; line feeds stay only when `lines` is set.
 */
export function printable(text: string, options: { lines?: boolean } = {}): string {
  return text.replace(HOSTILE, (character) => {
    if (character === '\n' && options.lines) return character;
    if (character === '\t') return ' ';
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

// C0, DEL and C1 controls; zero-width and bidirectional formatting characters; line and paragraph separators; tags.
const HOSTILE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
