import { displayWidth } from '../../../core/display-width.ts';
import { beginning } from '../../../core/fit-text.ts';

/** A line of text being typed; `at` is where the next character goes. */
export interface Input {
  readonly text: string;
  readonly at: number;
  /** Set when a paste was longer than what is kept. */
  readonly cut?: string;
}

export const EMPTY: Input = { text: '', at: 0 };
/** A log excerpt fits, a log does not: `stanch explain FILE` reads those. */
export const MOST = { characters: 16_384, lines: 200 } as const;

/** A key while a text is typed; undefined when the key means nothing to a text. */
export function edit(input: Input, press: string): Input | undefined {
  const { text, at } = input;
  const before = text.slice(0, at);
  const after = text.slice(at);
  if ([...press].length === 1) return insert(input, press);
  switch (press) {
    case 'backspace':
      return put(before.slice(0, -lastLength(before)), after);
    case 'left':
      return { text, at: at - lastLength(before) };
    case 'right':
      return { text, at: at + ([...after][0]?.length ?? 0) };
    case 'home':
      return { text, at: 0 };
    case 'end':
      return { text, at: text.length };
    case 'ctrl-u':
      return put('', after);
    case 'ctrl-w':
      return put(before.replace(/\S*\s*$/u, ''), after);
    default:
      return undefined;
  }
}

/** Pasted text: one entry however many lines, free of escape sequences and control characters, bounded. */
export function insert(input: Input, pasted: string): Input {
  const clean = withoutControls(pasted);
  const lines = clean.split('\n');
  const room = Math.max(0, MOST.characters - input.text.length);
  const kept = lines.slice(0, MOST.lines).join('\n').slice(0, room);
  const next = put(input.text.slice(0, input.at) + kept, input.text.slice(input.at));
  if (kept.length === clean.length) return next;
  return { ...next, cut: `kept ${kept.split('\n').length} of ${clean.replace(/\n$/, '').split('\n').length} lines: stanch explain FILE reads a whole log` };
}

/** Lines end as here, and what coloured logs carry besides is gone. */
export function withoutControls(pasted: string): string {
  return pasted.replace(SEQUENCE, '').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(CONTROL, '');
}

/** What is drawn of it on one line: the part around the cursor, the cursor as `▏`, further lines as a count. */
export function shown(input: Input, width: number): string {
  const lines = input.text.replace(/\n$/, '').split('\n');
  if (input.text.includes('\n'))
    return `${beginning(lines[0] ?? '', Math.max(8, width - 24))} … (${lines.length === 1 ? 'a line' : `${lines.length} lines`} pasted)`;
  const line = `${input.text.slice(0, input.at)}▏${input.text.slice(input.at)}`;
  const room = Math.floor((width * line.length) / Math.max(line.length, displayWidth(line)));
  const from = Math.max(0, Math.min(input.at - Math.floor(room / 2), line.length - room));
  return line.slice(from, from + room);
}

function put(before: string, after: string): Input {
  return { text: before + after, at: before.length };
}

function lastLength(text: string): number {
  return [...text.slice(-2)].at(-1)?.length ?? 0;
}

// CSI and OSC sequences, as coloured logs carry them; then whatever control character is left, line feeds aside.
const SEQUENCE = /\u001b\[[0-9;:?<=>]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g;
const CONTROL = /(?!\n)\p{Cc}/gu;
