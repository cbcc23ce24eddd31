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
    search: (words) => searching().search(words, readingLines().explain(words).causes),
  };
}
