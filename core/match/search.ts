import Fuse from 'fuse.js';
import type { Library } from '../knowledge/types.ts';
import { Candidates } from './candidates.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { telling } from './stems.ts';
import type { CauseMatch, SearchResult } from './types.ts';

const MOST_RESULTS = 30;
/** Longer queries are texts; what follows adds time and nothing else. */
const MOST_WORDS = 12;
/** What fuse.js can rank in a few milliseconds. */
const MOST_RANKED = 60;

/** One ranking over symptoms, causes, case studies and playbook steps. */
export class LibrarySearch {
  readonly #documents: readonly SearchDocument[];
  readonly #candidates: Candidates;

  constructor(library: Library) {
    this.#documents = documentsOf(library);
    this.#candidates = new Candidates(this.#documents);
  }

  /** `named` are causes whose error messages the words contain: they come first. */
  search(words: string, named: readonly CauseMatch[]): readonly SearchResult[] {
    const query = telling(words.slice(0, 2_000)).split(/\s+/).slice(0, MOST_WORDS).join(' ');
    if (query === '') return [];
    const exact = this.#exact(words, named);
    const fuzzy = this.#fuzzy(query).filter(({ kind, id }) => !exact.some((result) => result.kind === kind && result.id === id));
    return [...exact, ...fuzzy].slice(0, MOST_RESULTS);
  }

  #exact(words: string, named: readonly CauseMatch[]): readonly SearchResult[] {
    const wanted = words.trim().toLowerCase();
    const isCalled = (document: SearchDocument) => [document.id, document.title, ...document.names].some((name) => name.toLowerCase() === wanted);
    const causes = named.map((match) => this.#documents.find(({ kind, id }) => kind === 'cause' && id === match.id));
    const found = new Set([...this.#documents.filter(isCalled), ...causes].filter((document) => document !== undefined));
    return [...found].map(({ kind, id, title }, rank) => ({ kind, id, title, score: Math.max(0.9, 1 - rank / 100) }));
  }

  #fuzzy(query: string): readonly SearchResult[] {
    const strict = indexOf(this.#candidates.of(query, MOST_RANKED), 'all').search(query);
    const found =
      strict.length > 0
        ? strict
        : indexOf(this.#candidates.of(query, MOST_RANKED / 3), 'any')
            .search(query)
            .filter(({ score }) => (score ?? 1) < LOOSE);
    return found
      .map(({ item, score, refIndex }) => ({ item, refIndex, score: Math.round(890 * (1 - (score ?? 1))) / 1000 }))
      .sort((a, b) => b.score - a.score || a.refIndex - b.refIndex)
      .map(({ item: { kind, id, title }, score }) => ({ kind, id, title, score }));
  }
}

/** Worse than this, too few of the words were found to call it an answer. */
const LOOSE = 0.75;

function indexOf(documents: readonly SearchDocument[], tokenMatch: 'all' | 'any'): Fuse<SearchDocument> {
  return new Fuse(documents, {
    keys: [
      { name: 'title', weight: 3 },
      { name: 'names', weight: 3 },
      { name: 'about', weight: 1 },
      { name: 'messages', weight: 1 },
    ],
    useTokenSearch: true,
    tokenMatch,
    includeScore: true,
    // One slip in a word of five letters, two in nine.
    threshold: 0.24,
  });
}
