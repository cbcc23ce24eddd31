import Fuse, { type FuseResult } from 'fuse.js';
import { type Candidate, Candidates } from './candidates.ts';
import type { SearchDocument } from './documents.ts';
import { documentAt, placesCalled, type SearchIndex } from './search-index.ts';
import { stems, telling } from './stems.ts';
import type { CauseMatch, SearchKind, SearchResult } from './types.ts';

const MOST_RESULTS = 30;
/** Nothing that is merely alike goes before what is called so. */
const LESS_THAN_EXACT = 0.89;
/** Longer queries are texts; what follows adds time and nothing else. */
const MOST_WORDS = 10;
/** What fuse.js can rank in a few milliseconds. */
const MOST_RANKED = 24;

/** One ranking over symptoms, causes, case studies and playbook steps. */
export class LibrarySearch {
  readonly #candidates: Candidates;
  readonly #index: SearchIndex;

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#candidates = new Candidates(index);
  }

  /**
   * `named` are the causes that messages in the words name or point to: they come first. What the words describe is asked
   * for only where no document has all of them, and takes its place by score.
   */
  search(words: string, named: readonly CauseMatch[], described: () => readonly CauseMatch[]): readonly SearchResult[] {
    const query = telling(words.slice(0, 2_000)).split(/\s+/).slice(0, MOST_WORDS).join(' ');
    if (query === '') return [];
    const candidates = this.#candidates.of(query, MOST_RANKED);
    const causes = candidates.some(({ share }) => share === 1) ? [] : described();
    const alike = causes.map(({ id, title, score }) => ({ kind: 'cause' as const, id, title, score: score * LESS_THAN_EXACT }));
    const found = new Map<string, SearchResult>();
    for (const result of [...this.#exact(words, named), ...[...fuzzy(candidates, query), ...alike].sort((a, b) => b.score - a.score)]) {
      const key = `${result.kind} ${result.id}`;
      if (!found.has(key)) found.set(key, { ...result, score: Math.round(1000 * result.score) / 1000 });
    }
    return [...found.values()].slice(0, MOST_RESULTS);
  }

  #exact(words: string, named: readonly CauseMatch[]): readonly SearchResult[] {
    const called = placesCalled(this.#index, words);
    const causes = named.flatMap(({ id }) => placesCalled(this.#index, id).filter((at) => documentAt(this.#index, at).kind === 'cause'));
    const found = [...new Set([...called, ...causes])].map((at) => documentAt(this.#index, at));
    return found.map(({ kind, id, title }, rank) => ({ kind, id, title, score: Math.max(0.9, 1 - rank / 100) }));
  }
}

/** Among near equals a runbook is what somebody looks for, and then the way to it. */
const FIRST: Readonly<Record<SearchKind, number>> = { cause: 1, symptom: 0.8, guide: 0.9, 'case-study': 0.8, step: 0.8 };
/** How much of a score is how rare the words are and where they stand; the rest is how alike the texts are. */
const RARITY = 0.5;
/** Where no document has all of the words, one with this share of them is worth a look. */
const MOST_WORDS_FOUND = 0.6;
/** Worse than this, too few of the words were found to call it an answer. */
const LOOSE = 0.75;

/** Characters of a description that are ranked: what it begins with says what it is about. */
const MOST_ABOUT = 300;
const MOST_MESSAGES = 5;

function fuzzy(candidates: readonly Candidate[], query: string): readonly SearchResult[] {
  const complete = candidates.filter(({ share }) => share === 1);
  const strict = complete.length > 0 ? rank(complete, 'all', query) : [];
  const found = strict.length > 0 ? strict : rank(candidates.slice(0, MOST_RANKED / 2), 'any', query).filter(({ score }) => (score ?? 1) < LOOSE);
  const alike = new Map(found.map(({ item, score }) => [`${item.kind} ${item.id}`, 1 - (score ?? 1)]));
  const heaviest = candidates[0]?.weight ?? 1;
  return candidates
    .map(({ document: { kind, id, title }, weight, share }) => {
      const likeness = alike.get(`${kind} ${id}`);
      const score = LESS_THAN_EXACT * FIRST[kind] * (RARITY * (weight / heaviest) + (1 - RARITY) * (likeness ?? 0));
      return { kind, id, title, score, isFound: likeness !== undefined || share === 1 || (complete.length === 0 && share >= MOST_WORDS_FOUND) };
    })
    .filter(({ isFound }) => isFound)
    .sort((a, b) => b.score - a.score)
    .map(({ kind, id, title, score }) => ({ kind, id, title, score }));
}

function rank(candidates: readonly Candidate[], tokenMatch: 'all' | 'any', query: string): readonly FuseResult<SearchDocument>[] {
  const words = stems(query);
  const documents = candidates.map(({ document }) => ({
    ...document,
    about: document.about.slice(0, MOST_ABOUT),
    messages: document.messages.filter((message) => words.some((word) => message.toLowerCase().includes(word))).slice(0, MOST_MESSAGES),
  }));
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
  }).search(query);
}
