import { stems } from '../stems.ts';
import { FEATURES, START, WEIGHTS } from './learned-weights.ts';
import type { Sighting } from './recognise.ts';

/** How much a text is like the descriptions of a cause that the weights were learned from. */
export interface Likeness {
  /** 0 to 1; those of all causes and of no cause at all make 1. */
  readonly share: number;
  /** The word or concept of the text that says so most; none where only other causes are less likely. */
  readonly most?: string | undefined;
}

/** What the share of texts that tell of no cause at all goes by. */
export const NO_CAUSE = 'none';
/** Names of concepts stand beside words. */
export const CONCEPT = '=';
/** Between two words that follow each other. */
export const PAIR = '_';
/** What is put in faint words counts half. */
const FAINT = 0.5;
/** Characters; a description is shorter, and a log says the same again. */
const MOST_READ = 6_000;
/** Empty words that turn a meaning round. */
const TURNING = new Set('not never no without'.split(' '));

/** The letters of weights, from the least to the heaviest: so few that no text is long enough for odds beyond all numbers. */
export const LETTERS = 'KJIHGFEDCBA.abcdefghijk';
/** The place of the dot, which weighs nothing. */
export const NOTHING = 11;

let places: ReadonlyMap<string, number> | undefined;

/** The words and concepts of a text, each with how clearly it is told, together of length 1, and its pairs of words. */
export function featuresOf(text: string, sightings: readonly Sighting[]): ReadonlyMap<string, number> {
  const words = stems(text.slice(0, MOST_READ), TURNING);
  const features = new Map(words.map((word) => [word, 1]));
  for (const { concept, faint } of sightings) features.set(CONCEPT + concept, Math.max(features.get(CONCEPT + concept) ?? 0, faint ? FAINT : 1));
  // Pairs add nothing to it: most of them stand in no other text.
  const length = Math.sqrt([...features.values()].reduce((sum, told) => sum + told * told, 0));
  words.slice(1).forEach((word, at) => {
    features.set(words[at] + PAIR + word, 1);
  });
  return new Map([...features].map(([feature, told]) => [feature, told / length]));
}

/** How likely each cause is by the features of a text alone: a linear model whose weights `npm run learn` fits to labelled texts. */
export function likenessOf(features: ReadonlyMap<string, number>): ReadonlyMap<string, Likeness> {
  places ??= new Map(FEATURES.split(' ').map((feature, place) => [feature, place]));
  // What nothing was learned of has no letter.
  const placed = [...features].map(([feature, told]) => ({ feature, told, place: places?.get(feature) ?? -1 }));
  const found = Object.entries(WEIGHTS).map(([cause, of]) => {
    let score = START[cause] as number;
    let best: { readonly feature?: string; readonly says: number } = { says: 0 };
    for (const { feature, told, place } of placed) {
      const says = told * (LETTERS.indexOf(of[place] ?? '.') - NOTHING);
      score += says;
      // Its words say what a pair says, and can be shown.
      if (says > best.says && !feature.includes(PAIR)) best = { feature, says };
    }
    return { cause, odds: Math.exp(score), most: best.feature };
  });
  const all = found.reduce((sum, { odds }) => sum + odds, 0);
  return new Map(found.map(({ cause, odds, most }) => [cause, { share: odds / all, most }]));
}
