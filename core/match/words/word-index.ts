import type { Library } from '../../knowledge/types.ts';
import { indexPhrases, type Phrase } from './phrases.ts';
import { indexProfiles, type Profile } from './profiles.ts';

/** What the words of a text are compared with. */
export interface WordIndex {
  readonly phrases: readonly Phrase[];
  readonly profiles: readonly Profile[];
}

/** The names, symptoms and words by which a library knows its causes. */
export function indexWords(library: Library): WordIndex {
  return { phrases: indexPhrases(library), profiles: indexProfiles(library) };
}
