import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Library } from '../../core/knowledge/types.ts';
import type { Ranking } from './measure.ts';

/** Tokens of a query; both libraries need seconds for the words of a whole log. */
const MOST_CHARACTERS = 4_000;

/** fuse.js over the symptom table and nothing else: the causes of the best symptom, then those of the next. */
export function fuseOverSymptoms({ symptoms }: Library): Ranking {
  const fuse = new Fuse(symptoms, { keys: ['text'], useTokenSearch: true, tokenMatch: 'any', ignoreLocation: true, includeScore: true });
  return (text) => [...new Set(fuse.search(text.slice(0, MOST_CHARACTERS)).flatMap(({ item }) => item.causes))];
}

/** BM25 over all words of the runbooks. */
export function miniSearchOverRunbooks({ runbooks }: Library): Ranking {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  index.addAll(
    runbooks.map(({ id, title, summary, alsoCalled, sections }) => ({
      id,
      text: [title, summary, ...alsoCalled, ...sections.map(({ markdown }) => markdown)].join('\n'),
    })),
  );
  return (text) => index.search(text.slice(0, MOST_CHARACTERS)).map(({ id }) => String(id));
}
