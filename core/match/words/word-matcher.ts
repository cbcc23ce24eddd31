import { type FoundClue, findClues, readText } from './clue-matcher.ts';
import { leftByDoubts } from './doubts.ts';
import { leaningsOf, troubleIn } from './leanings.ts';
import { PhraseMatcher } from './phrases.ts';
import { Profiles } from './profiles.ts';
import type { WordIndex } from './word-index.ts';

/** A cause that the words of a text fit. */
export interface WordMatch {
  readonly cause: string;
  /** 0 to 1; 0 where its words only lean to the cause. */
  readonly strength: number;
  /** Adds nothing by itself: 0 to 1, how alike the text is to all that is known of the cause. */
  readonly likeness: number;
  /** The words of the text that fit best, or the phrase of the library they are like. */
  readonly says: string;
  /** Characters of the text before those words. */
  readonly at: number;
}

/** All that the words of a text say. */
export interface ToldCauses {
  /** 0 and more: how much of a leak is told, by the best clue and by all the trouble. */
  readonly told: number;
  /** In the order of the library. */
  readonly matches: readonly WordMatch[];
}

/** Each further clue of a cause adds less: they often are the same words, seen from another side. */
const FADING = 0.6;
/** How much all the trouble that is told counts beside the best clue. */
const TROUBLES = 0.5;
/** In the output of a program words stand beside each other by chance: they count less, and its trouble only beside a clue. */
const OUTPUT = 0.75;
/** Who types a few words looks for something. */
const SEARCHED = 0.5;
/** How much of a likeness is that to the library; the rest is what the single concepts lean to. */
const ALIKE = 0.6;
/** What concepts lean to is certain from here on. */
const LEANS = 0.5;
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

  /** `isPart`: the words are what is left of a text that says other things as well. */
  match(text: string, isPart = false): ToldCauses {
    const read = readText(text, isPart);
    const clues = Map.groupBy(findClues(read), ({ cause }) => cause);
    const sure = Math.max(0, ...[...clues.values()].map((found) => 1 - doubt(found.filter(({ tells }) => tells))));
    const left = leftByDoubts(read.sightings, sure);
    const phrases = new Map(this.#phrases.match(text).map((match) => [match.cause, match]));
    const leanings = leaningsOf(read.sightings);
    const furthest = Math.max(LEANS, ...[...leanings.values()].map(({ weight }) => weight));
    const causes = [...new Set([...clues.keys(), ...phrases.keys(), ...leanings.keys()])].filter((cause) => this.#places.has(cause));
    const likeness = causes.length > 0 ? this.#profiles.likeness(text) : undefined;
    const matches = causes
      .sort((a, b) => this.#placeOf(a) - this.#placeOf(b))
      .map((cause) => {
        const found = clues.get(cause) ?? [];
        const phrase = phrases.get(cause);
        const leaning = leanings.get(cause);
        const best = found.reduce<FoundClue | undefined>((top, each) => (top && top.weight >= each.weight ? top : each), undefined);
        const at = best?.at ?? phrase?.at ?? (leaning ? (read.words[leaning.most.first]?.from ?? 0) : 0);
        return {
          cause,
          strength: left * (1 - doubt(found) * (1 - PHRASE_WORTH * (phrase?.score ?? 0))),
          likeness: ALIKE * (likeness?.get(cause) ?? 0) + (1 - ALIKE) * ((leaning?.weight ?? 0) / furthest),
          says: best?.says.join(' … ') ?? phrase?.phrase ?? (leaning ? text.slice(at, read.words[leaning.most.last]?.to) : ''),
          at,
          tells: phrase !== undefined || found.some(({ tells }) => tells),
        };
      });
    const strongest = Math.max(0, ...matches.filter(({ tells }) => tells).map(({ strength }) => strength));
    const troubles = TROUBLES * left * troubleIn(read.sightings);
    if (read.isOutput) return { told: OUTPUT * (strongest > 0 ? strongest + troubles : 0), matches };
    return { told: strongest + (read.isSearch ? SEARCHED : 0) + troubles, matches };
  }

  #placeOf(cause: string): number {
    return this.#places.get(cause) ?? 0;
  }
}

function doubt(clues: readonly FoundClue[]): number {
  return clues.toSorted((a, b) => b.weight - a.weight).reduce((rest, { weight }, index) => rest * (1 - weight * FADING ** index), 1);
}
