import type { Library } from '../../knowledge/types.ts';
import { indexPhrases, type Phrase } from './phrases.ts';

/** What the words of a text are compared with. */
export interface WordIndex {
  readonly phrases: readonly Phrase[];
  /** In the order of the library. */
  readonly causes: readonly string[];
}

/** The names and symptoms by which a library knows its causes. */
export function indexWords(library: Library): WordIndex {
  return { phrases: indexPhrases(library), causes: library.runbooks.map(({ id }) => id) };
}
