import type { Library } from '../knowledge/types.ts';
import { lazily } from '../lazily.ts';
import { compileSignatures, type Signature } from './scan/signatures.ts';
import { indexDocuments, type SearchIndex } from './search-index.ts';
import { indexWords, type WordIndex } from './words/word-index.ts';

/** What texts are explained with: plain data. */
export interface ExplainIndex {
  /** Titles of the runbooks by their ids, in the order of the library. */
  readonly titles: Readonly<Record<string, string>>;
  readonly signatures: readonly Signature[];
  readonly words: WordIndex;
}

/** What a matcher works with: plain data, made from a library once, so that it can be kept and each part be read when it is needed. */
export interface MatchIndex extends ExplainIndex {
  readonly search: SearchIndex;
}

/** The index of a library; each part is made when it is first asked for. */
export function indexLibrary(library: Library): MatchIndex {
  return lazily<MatchIndex>({
    titles: () => Object.fromEntries(library.runbooks.map(({ id, title }) => [id, title])),
    signatures: () => compileSignatures(library),
    search: () => indexDocuments(library),
    words: () => indexWords(library),
  });
}
