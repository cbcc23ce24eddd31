import { formatAmount } from '../../core/figures.ts';
import type { Library } from '../../core/knowledge/types.ts';
import type { LineMatch, Matcher } from '../../core/match/types.ts';
import type { FoundPage, HomeMatch } from './state.ts';

const WORDS = { names: 'names it', points: 'points to it', possible: 'possible' } as const;

/** Of what is only to be read, more would push the causes' way on out of sight. */
const MOST_PAGES = 2;

export interface HomeAnswer {
  readonly matches: readonly HomeMatch[];
  readonly pages: readonly FoundPage[];
}

export function homeMatches(text: string, matcher: Matcher, library: Library): readonly HomeMatch[] {
  return homeAnswer(text, matcher, library).matches;
}

/**
 * What was typed → causes: first those an error message speaks for, then those whose symptom or name is like the words.
 * A cause comes once, with its best reason. Guides and case studies with these words come beside them.
 */
export function homeAnswer(text: string, matcher: Matcher, library: Library): HomeAnswer {
  const titles = new Map(library.runbooks.map(({ id, title }) => [id, title]));
  const found = new Map<string, HomeMatch>();
  for (const { id, title, certainty, matches } of matcher.explain(text)) {
    const [best] = matches;
    const matched = best?.signature;
    found.set(id, {
      cause: id,
      title,
      certainty: WORDS[certainty],
      reason: best ? `${often(matches)}"${best.signature.startsWith('/') ? best.text.trim() : best.signature}"` : '',
      ...(matched === undefined ? {} : { matched }),
    });
  }
  // A log is no words to search for.
  const results = text.includes('\n') ? [] : matcher.search(text);
  for (const result of results) {
    const symptom = result.kind === 'symptom' ? library.symptoms.find(({ id }) => id === result.id) : undefined;
    const causes = symptom ? symptom.causes.slice(0, 2) : result.kind === 'cause' ? [result.id] : [];
    for (const cause of causes) {
      const title = titles.get(cause);
      if (title === undefined || found.has(cause)) continue;
      found.set(cause, {
        cause,
        title,
        certainty: 'possible',
        reason: symptom ? `seen as: ${symptom.text}` : 'its words are alike',
        ...(symptom ? { matched: symptom.text } : {}),
      });
    }
  }
  const pages = results.flatMap(({ kind, id, title }): readonly FoundPage[] =>
    kind === 'guide' || kind === 'case-study' ? [{ key: id, kind: kind === 'guide' ? 'guide' : 'case study', title }] : [],
  );
  return { matches: [...found.values()], pages: pages.slice(0, MOST_PAGES) };
}

/** In so many lines of what was pasted. */
function often(matches: readonly LineMatch[]): string {
  const lines = matches.reduce((sum, { count }) => sum + count, 0);
  return lines > 1 ? `${formatAmount(lines, 'count')} × ` : '';
}
