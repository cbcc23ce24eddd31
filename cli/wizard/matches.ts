import type { Library } from '../../core/knowledge/types.ts';
import type { Matcher } from '../../core/match/types.ts';
import type { HomeMatch } from './state.ts';

const WORDS = { names: 'names it', points: 'points to it', possible: 'possible' } as const;

/**
 * What was typed → causes: first those an error message speaks for, then those whose symptom or name is like the words.
 * A cause comes once, with its best reason.
 */
export function homeMatches(text: string, matcher: Matcher, library: Library): readonly HomeMatch[] {
  const titles = new Map(library.runbooks.map(({ id, title }) => [id, title]));
  const found = new Map<string, HomeMatch>();
  for (const { id, title, certainty, matches } of matcher.explain(text)) {
    const [best] = matches;
    const matched = best?.signature;
    found.set(id, {
      cause: id,
      title,
      certainty: WORDS[certainty],
      reason: best ? `"${best.signature.startsWith('/') ? best.text.trim() : best.signature}"` : '',
      ...(matched === undefined ? {} : { matched }),
    });
  }
  for (const result of text.includes('\n') ? [] : matcher.search(text)) {
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
  return [...found.values()];
}
