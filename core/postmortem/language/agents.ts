import type { Sentence } from './sentences.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BOUNDARIES,
  DETERMINERS,
  MIXED_ROLES,
  NOBODY,
  NOT_ADVERBS,
  PAST,
  PERSONS,
  PREPOSITIONS,
  ROLES,
  SELF,
  USERS,
} from './word-lists.ts';
import type { Word } from './words.ts';

/** Who does what a verb says. `self`: we, I; `user`: whom the system serves; `system`: everything that is nobody. */
export type Agent = 'person' | 'self' | 'user' | 'nobody' | 'system';

/** Whether a name belongs to a person; asked in lower case. */
export type IsName = (name: string) => boolean;

export const isAdverb = ({ lower }: Word): boolean => ADVERBS.has(lower) || (lower.endsWith('ly') && lower.length > 4 && !NOT_ADVERBS.has(lower));
const isMark = ({ lower }: Word): boolean => /^[,;:()–—?!]$/.test(lower);
const isBoundary = (word: Word): boolean => isMark(word) || BOUNDARIES.has(word.lower);
const OPENS_ASIDE = new Set([
  'who',
  'which',
  'as',
  'in',
  'on',
  'with',
  'having',
  'being',
  'a',
  'an',
  'the',
  'already',
  'still',
  'while',
  'after',
  'at',
  'like',
  'despite',
  'then',
  'being',
  'by',
  'for',
  'under',
]);

/** The subject of the verb that is word `verb` of a sentence; its auxiliaries and adverbs may stand between. */
export function subjectOf(sentence: Sentence, verb: number, isName: IsName): Agent {
  const { words } = sentence;
  let end = verb;
  while (end > 0 && (isAdverb(at(words, end - 1)) || (AUXILIARIES.has(at(words, end - 1).lower) && end > 1))) end -= 1;
  const previous = words[end - 1];
  if (previous?.lower === ',') {
    const open = words.slice(0, end - 1).findLastIndex((word, index) => word.lower === ',' && OPENS_ASIDE.has(words[index + 1]?.lower ?? ''));
    if (open > 0) return phraseBefore(sentence, open, isName);
  }
  if (previous?.lower === ')') {
    const open = words.slice(0, end - 1).findLastIndex(({ lower }) => lower === '(');
    if (open > 0) return phraseBefore(sentence, open, isName);
  }
  return phraseBefore(sentence, end, isName);
}

/** The people a noun phrase that begins at a word is about, such as what follows "by". */
export function agentAfter(sentence: Sentence, from: number, isName: IsName): Agent {
  const { words } = sentence;
  let to = from;
  for (; to < words.length && !isBoundary(at(words, to)); to++) {
    // What follows a plural is its verb: "engineers check the limit".
    const { lower } = at(words, to);
    if (lower.endsWith('s') && kindOf(sentence, to, isName) === 'person') return 'person';
    if (to > from && (PREPOSITIONS.has(lower) || DETERMINERS.has(lower))) break;
  }
  return headOf(sentence, from, to, isName);
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

/** The subject that stands directly before a word. */
function phraseBefore(sentence: Sentence, end: number, isName: IsName): Agent {
  const { words } = sentence;
  let start = end;
  while (start > 0 && !isBoundary(at(words, start - 1))) start -= 1;
  const boundary = words[start - 1]?.lower;
  const segment = words.slice(start, end).filter((word) => !isAdverb(word) && !AUXILIARIES.has(word.lower));
  const isRelative = boundary === 'who' || boundary === 'that' || boundary === 'which';
  // "an engineer who had skipped": the one before "who". "The engineer who wrote it forgot": the one before, too.
  if (isRelative && (segment.length === 0 || isVerbLike(segment[0]))) {
    const own = start - 1 > 0 ? antecedent(sentence, start - 1, segment.length > 0, isName) : 'system';
    return own === 'system' && boundary === 'who' ? 'person' : own;
  }
  // "deployed it and forgot": the subject of the clause before. Of a list of verbs, too.
  if (segment.length === 0)
    return start > 1 && boundary !== undefined && /^(?:and|but|or|,|so|nor)$/.test(boundary) ? phraseBefore(sentence, start - 1, isName) : 'system';
  return headOf(sentence, start, end, isName);
}

function antecedent(sentence: Sentence, end: number, whole: boolean, isName: IsName): Agent {
  let start = end;
  const comma = sentence.words[end - 1]?.lower === ',' ? 1 : 0;
  while (start > 0 && !isBoundary(at(sentence.words, start - 1 - (start === end ? comma : 0)))) start -= 1;
  if (whole) return headOf(sentence, start, end, isName);
  return kindOf(sentence, end - 1 - comma, isName);
}

function headOf(sentence: Sentence, from: number, to: number, isName: IsName): Agent {
  const { words } = sentence;
  let head: number | undefined;
  let afterPreposition = false;
  let closed = false;
  for (let index = from; index < to; index++) {
    const word = at(words, index);
    const { lower } = word;
    if (/^[\d.:~/-]+(?:z|utc|cet|am|pm)?$/.test(lower) || isAdverb(word)) continue;
    if (PERSONS.has(lower) || NOBODY.has(lower) || SELF.has(lower) || lower === 'they' || lower === 'you') {
      if (!afterPreposition) return kindOf(sentence, index, isName);
    }
    if (PREPOSITIONS.has(lower)) {
      closed = head !== undefined;
      afterPreposition = true;
      continue;
    }
    if (DETERMINERS.has(lower)) {
      // A second article without a preposition begins another phrase: "In March the on-call".
      if (!afterPreposition && lower !== 'all' && lower !== 'both') {
        head = lower === 'no' ? index : undefined;
        closed = false;
      }
      if (afterPreposition && head === undefined) closed = false;
      afterPreposition = afterPreposition && head !== undefined;
      continue;
    }
    if (head !== undefined && (AUXILIARIES.has(lower) || isVerbLike(word))) break;
    if (!closed) head = index;
    afterPreposition = closed && afterPreposition;
  }
  return head === undefined ? 'system' : kindOf(sentence, head, isName);
}

function kindOf(sentence: Sentence, index: number, isName: IsName): Agent {
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
  const allowed = Object.hasOwn(MIXED_ROLES, noun) ? MIXED_ROLES[noun] : undefined;
  if (allowed) {
    const bare =
      index === 0 ||
      (DETERMINERS.has(before) && noun !== 'support' && noun !== 'agent' && noun !== 'shift' && noun !== 'leader' && noun !== 'owner') ||
      isMark(at(words, index - 1));
    if (allowed.has(before) || (noun === 'support' ? index === 0 || BOUNDARIES.has(before) : bare && noun !== 'leader' && noun !== 'owner')) return 'person';
  }
  return 'system';
}

/** "They" are people when people were spoken of before, or when nothing was. */
function theirs(sentence: Sentence, index: number, isName: IsName): Agent {
  const earlier = sentence.words.slice(0, index);
  const people = (words: readonly Word[]) => words.some(({ lower, text }) => ROLES.has(singular(lower)) || (/^\p{Lu}/u.test(text) && isName(lower)));
  if (earlier.length > 2) return people(earlier) ? 'person' : 'system';
  return !sentence.before || people(sentence.before.words) ? 'person' : 'system';
}

function isVerbLike(word: Word | undefined): boolean {
  return word !== undefined && (PAST.has(word.lower) || /(?:ed|ing)$/.test(word.lower));
}

export function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const at = (words: readonly Word[], index: number): Word => words[index] as Word;
