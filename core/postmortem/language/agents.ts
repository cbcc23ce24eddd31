import { type Agent, type IsName, kindOf } from './kinds.ts';
import type { Sentence } from './sentences.ts';
import { ADVERBS, AUXILIARIES, BOUNDARIES, DETERMINERS, NOBODY, NOT_ADVERBS, OPENS_ASIDE, PAST, PERSONS, PREPOSITIONS, SELF } from './word-lists.ts';
import { isMark, type Word } from './words.ts';

export const isAdverb = ({ lower }: Word): boolean => ADVERBS.has(lower) || (lower.endsWith('ly') && lower.length > 4 && !NOT_ADVERBS.has(lower));
const isBoundary = (word: Word): boolean => isMark(word) || BOUNDARIES.has(word.lower);

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

function isVerbLike(word: Word | undefined): boolean {
  return word !== undefined && (PAST.has(word.lower) || /(?:ed|ing)$/.test(word.lower));
}

const at = (words: readonly Word[], index: number): Word => words[index] as Word;
