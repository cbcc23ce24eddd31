import type { Key } from 'ink';

/** What a key means to the reducer: a name (`enter`, `ctrl-e`) or the character itself; or text that came in one piece. */
export type Typed = { readonly press: string } | { readonly paste: string };

/**
 * One event of the terminal → key presses and pastes. A slow line hands over several keys in one piece: up to three are
 * keys, while a text is typed those with a control key among them; more can only be a paste from a terminal that does not
 * mark pastes.
 */
export function typed(input: string, key: Key, typing: boolean): readonly Typed[] {
  const name = nameOf(key);
  if (name) return [{ press: name }];
  if (key.ctrl) return input === '' ? [] : [{ press: `ctrl-${input}` }];
  if (key.meta || input === '') return [];
  const characters = [...input];
  if (characters.length === 1) return [{ press: single(input) }];
  if (characters.length <= 3 && (!typing || CONTROL.test(input))) return characters.map((character) => ({ press: single(character) }));
  const body = input.replace(/\r$/, '');
  if (typing) return [{ paste: body }, ...(body !== input && !/[\r\n]/.test(body) ? [{ press: 'enter' }] : [])];
  return [{ paste: input }];
}

// Line ends and tabs are in texts too.
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001a]/;

function single(character: string): string {
  if (character === '\r' || character === '\n') return 'enter';
  if (character === '\t') return 'tab';
  return CONTROL.test(character) ? `ctrl-${String.fromCharCode(character.charCodeAt(0) + 96)}` : character;
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
