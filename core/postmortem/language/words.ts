/** A word or a mark of punctuation, with where it stands in its sentence. */
export interface Word {
  /** As written, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  /** Ends in 's. */
  readonly possessive: boolean;
  readonly start: number;
  readonly end: number;
}

const WORD = /@?[\p{L}\p{N}_](?:[\p{L}\p{N}_.:/-]*[\p{L}\p{N}_])?(?:['’]\p{L}+)?|[,;:()–—?!]|\uFFFC+/gu;

/** The words of a sentence; what was masked is one word. */
export function wordsOf(sentence: string): readonly Word[] {
  return [...sentence.matchAll(WORD)].map(({ 0: whole, index }) => {
    const possessive = /['’]s$/i.test(whole);
    const text = possessive ? whole.slice(0, -2) : whole;
    return { text, lower: text.toLowerCase().replace('’', "'"), possessive, start: index, end: index + whole.length };
  });
}
