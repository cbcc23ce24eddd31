import { stem } from '../stems.ts';

/** One word of a text, cut to its stem, with the characters it stands on. */
export interface Word {
  readonly stem: string;
  readonly from: number;
  readonly to: number;
  /** Words of one clause share this number; a phrase does not go beyond it. */
  readonly sentence: number;
  /** A "not" that was "cannot" or "couldn't". */
  readonly unable?: boolean;
  /** A part of maxIdleTime or IllegalStateException. */
  readonly named?: boolean;
}

const WORDS = /[\p{L}\p{N}]+|[.!?;,:](?=\s)|\n/gu;
/** CLOSE_WAIT falls apart by itself; maxIdleTime needs help. */
const HUMPS = /(?<=[a-z])(?=[A-Z])/;

/** All words of a text in their order, also the empty ones: "never" and "not" turn a meaning round. */
export function wordsOf(text: string, most: number): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of text.matchAll(WORDS)) {
    const [found] = match;
    if (/^[.!?;,:\n]/.test(found)) {
      sentence++;
      continue;
    }
    let from = match.index;
    const parts = found.split(HUMPS);
    for (const part of parts) {
      const lower = part.toLowerCase();
      const marks = { ...(UNABLE.has(lower) ? { unable: true } : {}), ...(parts.length > 1 ? { named: true } : {}) };
      words.push({ stem: SHORT_FORMS[lower] ?? stem(lower), from, to: from + part.length, sentence, ...marks });
      from += part.length;
    }
    if (words.length >= most) break;
  }
  return words;
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
