import type { HELP } from '../wizard/parts/help.ts';
import { type Choice, press } from './ask.ts';

/** Keys that have no letter of their own; moving about in a list is done by numbers here. */
const NAMED: Readonly<Record<string, readonly [key: string, press: string]>> = {
  '↵': ['', 'enter'],
  '→': ['>', 'right'],
  '←': ['<', 'left'],
  esc: ['/b', 'esc'],
};

/**
 * The wizard's own keys as answers of a line, by its help, so that a key it gets is there too: a letter is itself, ctrl-e is `/e`,
 * esc is `/b`. A clipboard is nothing for lines.
 */
export function keysOf(help: (typeof HELP)[keyof typeof HELP]): readonly Choice[] {
  return help.flatMap(([names, does]) => {
    const keys = names.split(' ');
    // What is more than a phrase is for a page of help.
    const [short = does] = does.split(/[;:]/);
    const says = short.split(', ').length === keys.length ? short.split(', ') : keys.map(() => short);
    return does.startsWith('copy') ? [] : keys.flatMap((name, at) => keyOf(name, says[at] ?? short));
  });
}

function keyOf(name: string, says: string): readonly Choice[] {
  const [key, pressed] = NAMED[name] ?? (/^ctrl-[a-z]$/.test(name) ? [`/${name.at(-1)}`, name] : /^[!-~]$/.test(name) ? [name, name] : []);
  return key === undefined || pressed === undefined ? [] : [{ key, says, actions: press(pressed) }];
}
