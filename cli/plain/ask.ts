import type { Action } from '../wizard/actions.ts';

/** An answer of one short line; '' is the Enter key alone. Without `says` it is understood and not listed. */
export interface Choice {
  readonly key: string;
  readonly says: string;
  readonly actions: readonly Action[];
}

/** One prompt of the line mode: printable lines, what may be answered, and what each answer is to the wizard. */
export interface Ask {
  readonly lines: readonly string[];
  readonly question: string;
  /** Choices with a line each, before the question. */
  readonly list: readonly Choice[];
  /** Choices named after the question. */
  readonly keys: readonly Choice[];
  /** Any other words are an answer too. */
  readonly words?: { readonly says: string; readonly actions: (text: string) => readonly Action[] };
}

/** Repeats the prompt. */
const AGAIN: Choice = { key: '?', says: 'say this again', actions: [] };

export interface Understood {
  readonly actions: readonly Action[];
  /** They were words and no choice: lines that came with them belong to them. */
  readonly words: boolean;
}

/** A line that was typed → what it does; undefined: it is no answer to this. Case does not matter to a choice. */
export function understand(ask: Ask, line: string): Understood | undefined {
  const said = line.trim();
  const choice = [...ask.list, ...ask.keys, AGAIN].find(({ key }) => key === said.toLowerCase());
  if (choice) return { actions: choice.actions, words: false };
  return said === '' || !ask.words ? undefined : { actions: ask.words.actions(said), words: true };
}

/** The prompt as lines; every one of them states what can be answered. `brief`: without what was said above it before. */
export function promptLines(ask: Ask, brief = false): readonly string[] {
  const keys = [...ask.keys, AGAIN].filter(({ says }) => says !== '').map(({ key, says }) => `${key === '' ? 'Enter' : key}: ${says}`);
  return [
    ...(brief ? [] : ask.lines),
    ...ask.list.filter(({ says }) => says !== '').map(({ key, says }) => `${key}  ${says}`),
    ask.question,
    `(${[...(ask.list.length > 0 ? [`a number${ask.list.length > 1 ? ` from ${ask.list[0]?.key} to ${ask.list.at(-1)?.key}` : ''}`] : []), ...(ask.words ? [ask.words.says] : []), ...keys].join('; ')})`,
  ];
}

export function press(...keys: readonly string[]): readonly Action[] {
  return keys.map((key) => ({ type: 'press', press: key }));
}

/** Presses that move a cursor to another line of its list. */
export function walk(from: number, to: number): readonly Action[] {
  return press(...Array<string>(Math.abs(to - from)).fill(to > from ? 'down' : 'up'));
}

/** A text in place of what stands in an input, and the Enter key. */
export function write(text: string): readonly Action[] {
  return [...press('ctrl-u'), { type: 'paste', text }, ...press('enter')];
}
