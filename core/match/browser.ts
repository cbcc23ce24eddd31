import { Explainer } from './explain.ts';
import type { ExplainIndex } from './match-index.ts';
import type { Matcher } from './types.ts';

/** What the site's finder asks: all of a matcher but the search, which brings a library of its own along. */
export type Finder = Pick<Matcher, 'explain' | 'explainWithContext'>;

/**
 * Words and log lines → causes, in a browser; the answers are those of the terminal. `scripts/finder/bundle.ts` makes the
 * script of the site of it.
 */
export function openFinder(index: ExplainIndex): Finder {
  const explainer = new Explainer(index);
  return {
    explain: (text) => explainer.explain(text).causes,
    explainWithContext: (text) => explainer.explain(text),
  };
}
