import { beginning } from '../fit-text.ts';
import type { Style } from './style.ts';

/** A stretch of a line that looks the same throughout. */
export interface Span {
  readonly text: string;
  readonly look: Look;
}

export type Look = 'plain' | 'strong' | 'dim' | 'command';

// Text of a page has no control characters when it is styled, so these two can only come from here.
const [OPEN, CLOSE] = ['\u0001', '\u0002'];
const LETTERS: Readonly<Record<string, Look>> = { s: 'strong', d: 'dim', c: 'command' };

/** Marks instead of colours: for who draws the looks in another way. `spansOf` reads the marks. */
export const MARKED: Style = {
  strong: marked('s'),
  dim: marked('d'),
  command: marked('c'),
  critical: marked('s'),
  warning: marked('s'),
  good: marked('s'),
};

function marked(letter: string): (text: string) => string {
  return (text) => (text === '' ? '' : `${OPEN}${letter}${text}${CLOSE}`);
}

/** A marked line as spans; of looks inside each other the inner one counts. */
export function spansOf(line: string): readonly Span[] {
  const spans: Span[] = [];
  const looks: Look[] = ['plain'];
  for (const part of line.split(/(\u0001[a-z]|\u0002)/)) {
    if (part.startsWith(OPEN)) looks.push(LETTERS[part.slice(1)] ?? 'plain');
    else if (part === CLOSE) looks.pop();
    else if (part !== '') spans.push({ text: part, look: looks.at(-1) ?? 'plain' });
  }
  return spans;
}

export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** A line that is too long, such as a command, goes on in the next, further in: nothing of it is cut off. */
export function broken(spans: readonly Span[], width: number): readonly (readonly Span[])[] {
  const whole = textOf(spans);
  const first = beginning(whole, width);
  if (first === whole || first === '') return [spans];
  const indent = ' '.repeat(Math.min(6, Math.floor(width / 2)));
  return [piece(spans, 0, first.length), ...broken([{ text: indent, look: 'plain' }, ...piece(spans, first.length, whole.length)], width)];
}

/** The spans between two places of a line's text, counted in UTF-16 units. */
export function piece(spans: readonly Span[], from: number, to: number): readonly Span[] {
  let at = 0;
  return spans.flatMap(({ text, look }) => {
    const start = at;
    at += text.length;
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return part === '' ? [] : [{ text: part, look }];
  });
}
