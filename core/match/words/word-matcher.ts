import { type FoundClue, findClues, type ReadText, readText } from './clue-matcher.ts';
import { leftByDoubts } from './doubts.ts';
import { CONCEPT, featuresOf, type Likeness, likenessOf, NO_CAUSE } from './learned.ts';
import { type PhraseMatch, PhraseMatcher } from './phrases.ts';
import { troubleIn } from './troubles.ts';
import type { WordIndex } from './word-index.ts';

/** A cause that the words of a text fit. */
export interface WordMatch {
  readonly cause: string;
  /** 0 to 1; 0 where its words only lean to the cause. */
  readonly strength: number;
  /** Adds nothing by itself: 0 to 1, how alike the text is to what people say of the cause. */
  readonly likeness: number;
  /** The words of the text that fit best, or the phrase of the library they are like. */
  readonly says: string;
  /** The line in which they begin, from 1. */
  readonly line: number;
}

/** All that the words of a text say. */
export interface ToldCauses {
  /** How much of a leak is told, by the best clue, by all the trouble and by how people tell of leaks, in odds; below 0 where they tell of other things so, or of this and that. */
  readonly told: number;
  /** In the order of the library. */
  readonly matches: readonly WordMatch[];
}

/** Each further clue of a cause adds less: they often are the same words, seen from another side. */
const FADING = 0.6;
/** How much all the trouble that is told counts beside the best clue. */
const TROUBLES = 0.5;
/** A phrase of the library fits loosely; what the field knows is surer. */
const PHRASE_WORTH = 0.6;
/** A symptom or name of the library that is told as it stands there tells of its cause, whatever its words are like elsewhere. */
const WHOLE = 0.9;
const KNOWN = 12;
/** A cause that is less likely than this, and fits no clue, is none to speak of. */
const LEAST_LIKENESS = 0.2;
/** How much the odds that a text tells of a cause at all, rather than of none, count beside what is told. */
const ODDS = 0.7;
/** How much it counts against a text that it is like no cause more than like others: what tells of one is mostly like that one. */
const SPREAD = 0.7;

/** Fits descriptions ("sockets pile up after deploy") to causes: by what the field knows, by how people tell of them, and by the names and symptoms of the library. */
export class WordMatcher {
  readonly #phrases: PhraseMatcher;
  readonly #causes: readonly string[];

  constructor({ phrases, causes }: WordIndex) {
    this.#phrases = new PhraseMatcher(phrases);
    this.#causes = causes;
  }

  /**
   * `told`: the lines of the text that somebody may have written, the others empty; `unread`: all but those whose figures are read.
   * `isPart`: more than this was pasted.
   */
  match(told: string, unread = told, whole = unread, isPart = false): ToldCauses {
    const read = readText(told, isPart);
    const clues = Map.groupBy(findClues(read), ({ cause }) => cause);
    const sure = Math.max(0, ...[...clues.values()].map((found) => 1 - doubt(found.filter(({ tells }) => tells))));
    const left = leftByDoubts(read.sightings, sure);
    const phrases = new Map(this.#phrases.match(told).map((match) => [match.cause, match]));
    const all = told === whole ? read : readText(whole, isPart);
    const likeness = likenessOf(featuresOf(whole, all.sightings));
    const most = Math.max(0, ...this.#causes.map((cause) => likeness.get(cause)?.share ?? 0)) || 1;
    const fits = this.#causes.map((cause) => {
      const found = clues.get(cause) ?? [];
      const phrase = phrases.get(cause);
      const alike: Likeness = likeness.get(cause) ?? { share: phrase?.score ?? 0 };
      return {
        cause,
        strength: left * (1 - doubt(found) * (1 - PHRASE_WORTH * (phrase?.score ?? 0))),
        // The root leaves more to the clues between two that are nearly as likely.
        likeness: Math.min(1, Math.sqrt(alike.share / most)),
        ...saying(told, found, phrase, alike.most, all),
        tells: phrase !== undefined || found.some(({ tells }) => tells),
      };
    });
    const matches = fits.filter(({ strength, likeness }) => strength > 0 || likeness >= LEAST_LIKENESS);
    const strongest = Math.max(0, ...matches.filter(({ tells }) => tells).map(({ strength }) => strength));
    const troubles = TROUBLES * left * troubleIn(read.sightings);
    const odds = ODDS * (unread === whole ? oddsOf(likeness, left) : oddsOf(likenessOf(featuresOf(unread, readText(unread, isPart).sightings)), left));
    const known = [...phrases.values()].some(({ score }) => score >= WHOLE) ? KNOWN : 0;
    // Rows alone are like every day's, unless the library calls one so.
    const learned = unread.trim() === '' ? -KNOWN : odds + SPREAD * Math.log(most) + Math.log(left);
    return { told: strongest + troubles + learned + known, matches };
  }
}

/** How much more likely it is that a text tells of some cause than of none; doubts take from that, and not from the contrary. */
function oddsOf(likeness: ReadonlyMap<string, Likeness>, left: number): number {
  const none = likeness.get(NO_CAUSE)?.share ?? 0;
  return Math.log((1 - none) / none) * (none < 0.5 ? left : 1);
}

/** The words that speak for a cause, and the line where they begin. */
function saying(
  told: string,
  clues: readonly FoundClue[],
  phrase: PhraseMatch | undefined,
  likest: string | undefined,
  { text, words, sightings }: ReadText,
): { readonly says: string; readonly line: number } {
  const best = clues.reduce<FoundClue | undefined>((top, each) => (top && top.weight >= each.weight ? top : each), undefined);
  if (best) return { says: best.says.join(' … '), line: lineAt(told, best.at) };
  if (phrase) return { says: phrase.phrase, line: lineAt(told, phrase.at) };
  const seen = sightings.find(({ concept }) => CONCEPT + concept === likest);
  const alike = words.find(({ stem }) => stem === likest);
  const [from, to] = seen ? [words[seen.first]?.from, words[seen.last]?.to] : [alike?.from, alike?.to];
  return { says: text.slice(from ?? 0, to ?? 0), line: lineAt(text, from ?? 0) };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function doubt(clues: readonly FoundClue[]): number {
  return clues.toSorted((a, b) => b.weight - a.weight).reduce((rest, { weight }, index) => rest * (1 - weight * FADING ** index), 1);
}
