import { type FoundClue, findClues, readText } from './clue-matcher.ts';
import { leftByDoubts } from './doubts.ts';
import { PhraseMatcher } from './phrases.ts';
import { Profiles } from './profiles.ts';
import type { WordIndex } from './word-index.ts';

/** A cause that the words of a text fit. */
export interface WordMatch {
  readonly cause: string;
  /** 0 to 1. */
  readonly strength: number;
  /** Adds nothing by itself: 0 to 1, how alike the text is to all the library says of the cause. */
  readonly likeness: number;
  /** The words of the text that fit best, or the phrase of the library they are like. */
  readonly says: string;
  /** Characters of the text before those words. */
  readonly at: number;
}

/** Each further clue of a cause adds less: they often are the same words, seen from another side. */
const FADING = 0.6;
/** A phrase of the library fits loosely; what the field knows is surer. */
const PHRASE_WORTH = 0.6;

/** Fits descriptions ("sockets pile up after deploy") to causes: by what the field knows, and by the names and symptoms of the library. */
export class WordMatcher {
  readonly #phrases: PhraseMatcher;
  readonly #profiles: Profiles;
  /** Where each cause stands in the library. */
  readonly #places: ReadonlyMap<string, number>;

  constructor({ phrases, profiles }: WordIndex) {
    this.#phrases = new PhraseMatcher(phrases);
    this.#profiles = new Profiles(profiles);
    this.#places = new Map(profiles.map(({ cause }, index) => [cause, index]));
  }

  /** Every cause that at least one clue or phrase speaks for, in the order of the library. */
  match(text: string): readonly WordMatch[] {
    const read = readText(text);
    const clues = Map.groupBy(findClues(read), ({ cause }) => cause);
    const left = leftByDoubts(read.sightings);
    const phrases = new Map(this.#phrases.match(text).map((match) => [match.cause, match]));
    const likeness = clues.size + phrases.size > 0 ? this.#profiles.likeness(text) : undefined;
    const causes = [...new Set([...clues.keys(), ...phrases.keys()])].filter((cause) => this.#places.has(cause));
    return causes
      .sort((a, b) => this.#placeOf(a) - this.#placeOf(b))
      .map((cause) => {
        const found = (clues.get(cause) ?? []).toSorted((a, b) => b.weight - a.weight);
        const phrase = phrases.get(cause);
        const [best] = found;
        return {
          cause,
          strength: left * (1 - doubt(found) * (1 - PHRASE_WORTH * (phrase?.score ?? 0))),
          likeness: likeness?.get(cause) ?? 0,
          says: best?.says.join(' … ') ?? phrase?.phrase ?? '',
          at: best?.at ?? 0,
        };
      });
  }

  #placeOf(cause: string): number {
    return this.#places.get(cause) ?? 0;
  }
}

function doubt(clues: readonly FoundClue[]): number {
  return clues.reduce((rest, { weight }, index) => rest * (1 - weight * FADING ** index), 1);
}
