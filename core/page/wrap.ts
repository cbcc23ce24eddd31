import { displayWidth } from '../display-width.ts';

/** A piece of printable text and how it looks. */
export interface Piece {
  readonly text: string;
  readonly look: (text: string) => string;
  /** Starts a new line instead of showing text. */
  readonly lineBreak?: boolean;
}

/** One line of pieces, its width counted. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

/** Breaks pieces into lines at blanks; a word wider than a line is cut. */
export function wrapPieces(pieces: readonly Piece[], width: number): readonly Line[] {
  const lines: Line[] = [];
  let text = '';
  let used = 0;
  let word: Piece[] = [];
  let wordWidth = 0;
  let blank: Piece | undefined;
  const endLine = () => {
    lines.push({ text, width: used });
    [text, used, blank] = ['', 0, undefined];
  };
  const endWord = () => {
    if (word.length === 0) return;
    const gap = used > 0 && blank ? 1 : 0;
    if (used > 0 && used + gap + wordWidth > width) endLine();
    else if (gap && blank) [text, used] = [text + blank.look(' '), used + 1];
    for (const piece of word) {
      for (const part of cut(piece.text, width - used, width)) {
        if (used > 0 && used + displayWidth(part) > width) endLine();
        text += piece.look(part);
        used += displayWidth(part);
      }
    }
    [word, wordWidth, blank] = [[], 0, undefined];
  };
  for (const piece of pieces) {
    if (piece.lineBreak) {
      endWord();
      endLine();
      continue;
    }
    for (const part of piece.text.split(/([ \n]+)/)) {
      if (part === '') continue;
      if (/^[ \n]/.test(part)) {
        endWord();
        blank = piece;
      } else {
        word.push({ ...piece, text: part });
        wordWidth += displayWidth(part);
      }
    }
  }
  endWord();
  if (used > 0 || lines.length === 0) endLine();
  return lines;
}

function cut(text: string, first: number, width: number): readonly string[] {
  if (displayWidth(text) <= first || displayWidth(text) <= width) return [text];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of text) {
    const columns = displayWidth(character);
    if (used + columns > width) {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += character;
    used += columns;
  }
  return [...parts, part];
}

/** Styled text filled up to a width; `width` is what it takes without its styles. */
export function padded(line: Line, width: number): string {
  return line.text + ' '.repeat(Math.max(0, width - line.width));
}
