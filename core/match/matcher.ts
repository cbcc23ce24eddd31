import type { Library } from '../knowledge/types.ts';
import { Explainer } from './explain.ts';
import { LibrarySearch } from './search.ts';
import type { Matcher } from './types.ts';

/** Words and log lines → causes. Nothing is indexed before it is asked for. */
export function createMatcher(library: Library): Matcher {
  let explainer: Explainer | undefined;
  let index: LibrarySearch | undefined;
  const readingLines = () => {
    explainer ??= new Explainer(library);
    return explainer;
  };
  const searching = () => {
    index ??= new LibrarySearch(library);
    return index;
  };
  return {
    explain: (text) => readingLines().explain(text).causes,
    explainWithContext: (text) => readingLines().explain(text),
    search: (words) => {
      const results = searching().search(words, readingLines().byLines(readingLines().scan(words).tallies));
      // A whole sentence seldom has its every word in one place: then what it describes is the answer.
      return results.length > 0
        ? results
        : readingLines()
            .explain(words)
            .causes.map(({ id, title, score }) => ({ kind: 'cause' as const, id, title, score }));
    },
  };
}
