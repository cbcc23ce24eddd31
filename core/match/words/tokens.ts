import { stem } from '../stems.ts';

/** One word of a text, cut to its stem, with the characters it stands on. */
export interface Word {
  readonly stem: string;
  readonly from: number;
  readonly to: number;
  /** Words of one clause share this number; a phrase does not go beyond it. */
  readonly sentence: number;
  readonly line: number;
  /** A "not" that was "cannot" or "couldn't". */
  readonly unable?: boolean;
  /** A part of maxIdleTime, IllegalStateException, free_list, pool.cc or --max-age. */
  readonly named?: boolean;
}

const WORDS = /[\p{L}\p{N}]+|[.!?;,:](?=\s)|\n/gu;
/** CLOSE_WAIT falls apart by itself; maxIdleTime needs help. */
const HUMPS = /(?<=[a-z])(?=[A-Z])/;
/** What comes before and after a word that is part of a name in a program. CLOSE_WAIT is none: it is how the system writes it. */
const NAMED_BY = { before: /(?:(?:^|[\s"'`(=])--[\w-]{0,80}|[a-z\d]_|[a-z]\.)$/, after: /^(?:_[a-z\d]|\.[a-z]|\()/ };
/** Characters before a word that tell whether it is part of a name. */
const LOOK_BACK = 40;

/**
 * All words of a text in their order, also the empty ones: "never" and "not" turn a meaning round. In the output of a program
 * names of code name nothing else; in what somebody wrote `max_connections` is what is spoken of.
 */
export function wordsOf(text: string, most: number, isOutput = false): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let line = 0;
  for (const match of text.matchAll(WORDS)) {
    const [found] = match;
    if (/^[.!?;,:\n]/.test(found)) {
      sentence++;
      if (found === '\n') line++;
      continue;
    }
    let from = match.index;
    const parts = found.split(HUMPS);
    const named = parts.length > 1 || (isOutput && isNamed(text, from, from + found.length));
    for (const part of parts) {
      const lower = part.toLowerCase();
      const marks = { ...(UNABLE.has(lower) ? { unable: true } : {}), ...(named ? { named: true } : {}) };
      words.push({ stem: SHORT_FORMS[lower] ?? stem(lower), from, to: from + part.length, sentence, line, ...marks });
      from += part.length;
    }
    if (words.length >= most) break;
  }
  return words;
}

function isNamed(text: string, from: number, to: number): boolean {
  return NAMED_BY.before.test(text.slice(Math.max(0, from - LOOK_BACK), from)) || NAMED_BY.after.test(text.slice(to, to + 2));
}

const UNABLE = new Set(['cannot', 'cant', 'couldn']);

/** What an apostrophe leaves of "don't" and "can't". */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  cannot: 'not',
  cant: 'not',
  couldn: 'not',
  doesn: 'not',
  didn: 'not',
  don: 'not',
  isn: 'not',
  aren: 'not',
  wasn: 'not',
  won: 'not',
  wouldn: 'not',
  hasn: 'not',
  haven: 'not',
  // TIMED_WAITING of a Java thread is no TIME_WAIT.
  timed: 'timed',
};
