import type { Key } from 'ink';

/** What a key means to the reducer: a name (`enter`, `ctrl-e`) or the character itself; or text that came in one piece. */
export type Typed = { readonly press: string } | { readonly paste: string };

/**
 * One event of the terminal → key presses and pastes. A slow line hands over several keys in one piece: up to three are
 * keys, unless a text is being typed; more can only be a paste from a terminal that does not mark pastes.
 */
export function typed(input: string, key: Key, typing: boolean): readonly Typed[] {
  const name = nameOf(key);
  if (name) return [{ press: name }];
  if (key.ctrl) return input === '' ? [] : [{ press: `ctrl-${input}` }];
  if (key.meta || input === '') return [];
  const characters = [...input];
  if (characters.length === 1) return [{ press: single(input) }];
  const body = input.replace(/\r$/, '');
  if (typing) return [{ paste: body }, ...(body !== input && !/[\r\n]/.test(body) ? [{ press: 'enter' }] : [])];
  return characters.length <= 3 ? characters.map((character) => ({ press: single(character) })) : [{ paste: input }];
}

function single(character: string): string {
  return character === '\r' ? 'enter' : character === '\t' ? 'tab' : character === '\n' ? 'enter' : character;
}

function nameOf(key: Key): string | undefined {
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageUp) return 'page-up';
  if (key.pageDown) return 'page-down';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.return) return 'enter';
  if (key.escape) return 'esc';
  if (key.tab) return 'tab';
  // Terminals send DEL for the backspace key; a forward delete is rare at a prompt of one line.
  return key.backspace || key.delete ? 'backspace' : undefined;
}
