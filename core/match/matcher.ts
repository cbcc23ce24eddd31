import type { Library } from '../knowledge/types.ts';
import { Explainer } from './explain.ts';
import { indexLibrary, type MatchIndex } from './match-index.ts';
import { LibrarySearch } from './search.ts';
import type { Matcher } from './types.ts';

/** A matcher for a library that was not indexed yet. */
export function createMatcher(library: Library): Matcher {
  return matcherOf(indexLibrary(library));
}

/** Words and log lines → causes. No part of the index is touched before it is needed. */
export function matcherOf(knowledge: MatchIndex): Matcher {
  let explainer: Explainer | undefined;
  let index: LibrarySearch | undefined;
  const readingLines = () => {
    explainer ??= new Explainer(knowledge);
    return explainer;
  };
  const searching = () => {
    index ??= new LibrarySearch(knowledge.search);
    return index;
  };
  return {
    explain: (text) => readingLines().explain(text).causes,
    explainWithContext: (text) => readingLines().explain(text),
    search: (words) => {
      const explainer = readingLines();
      const scanned = explainer.scan(words);
      return searching().search(words, explainer.byLines(scanned.tallies), () => explainer.rank(scanned));
    },
  };
}
