import type { Sentence } from './sentences.ts';
import { BOUNDARIES, DETERMINERS, MIXED_ROLES, NOBODY, PERSONS, ROLES, SELF, USERS } from './word-lists.ts';
import { isMark, type Word } from './words.ts';

/** Who does what a verb says. `self`: we, I; `user`: whom the system serves; `system`: everything that is nobody. */
export type Agent = 'person' | 'self' | 'user' | 'nobody' | 'system';

/** Whether a name belongs to a person; asked in lower case. */
export type IsName = (name: string) => boolean;

/** Mixed roles that are people when nothing qualifies them. */
const ALONE = new Set(['operator', 'manager', 'lead']);

/** Whom a noun, a pronoun or a name stands for, by itself and the word before it. */
export function kindOf(sentence: Sentence, index: number, isName: IsName): Agent {
  const { words } = sentence;
  const word = words[index];
  if (!word) return 'system';
  const { lower } = word;
  const before = words[index - 1]?.lower ?? '';
  if (
    NOBODY.has(lower) ||
    (lower === 'one' && before === 'no') ||
    ((before === 'no' || (before === 'one' && words[index - 2]?.lower === 'no')) && ROLES.has(singular(lower)))
  )
    return 'nobody';
  if (SELF.has(lower)) return 'self';
  if (PERSONS.has(lower) || lower.startsWith('@')) return 'person';
  if (lower === 'they') return theirs(sentence, index, isName);
  if (lower === 'call' && before === 'on') return 'person';
  if (/^\p{Lu}/u.test(word.text) && isName(lower)) return 'person';
  const noun = singular(lower);
  if (ROLES.has(noun) || ROLES.has(lower)) return 'person';
  if (USERS.has(noun)) return 'user';
  const qualifiers = Object.hasOwn(MIXED_ROLES, noun) ? MIXED_ROLES[noun] : undefined;
  if (qualifiers?.has(before)) return 'person';
  // "The operator" by itself is somebody; "the leader" and "the owner" are as often a node and a process.
  const isBare = index === 0 || DETERMINERS.has(before) || isMark(words[index - 1]);
  if (qualifiers && isBare && ALONE.has(noun)) return 'person';
  // Support without an article is a team: "support neglected it", but "the support for IPv6".
  if (noun === 'support' && (index === 0 || BOUNDARIES.has(before))) return 'person';
  return 'system';
}

/** Whether a word means somebody who works on the system. */
export function isPerson(sentence: Sentence, index: number, isName: IsName): boolean {
  return kindOf(sentence, index, isName) === 'person';
}

/** Whether a word is a person's in the possessive: the engineer's, Alice's. */
export function isPossessorPerson(sentence: Sentence, index: number, isName: IsName): boolean {
  const word = sentence.words[index];
  const plural = word !== undefined && /s$/.test(word.text) && /['’]/.test(sentence.text[word.end] ?? '');
  if (!word?.possessive && !plural) return false;
  return kindOf(sentence, index, isName) === 'person';
}

/** "They" are people when people were spoken of before, or when nothing was. */
function theirs(sentence: Sentence, index: number, isName: IsName): Agent {
  const earlier = sentence.words.slice(0, index);
  const people = (words: readonly Word[]) => words.some(({ lower, text }) => ROLES.has(singular(lower)) || (/^\p{Lu}/u.test(text) && isName(lower)));
  if (earlier.length > 2) return people(earlier) ? 'person' : 'system';
  return !sentence.before || people(sentence.before.words) ? 'person' : 'system';
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
