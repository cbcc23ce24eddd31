import { stems } from '../stems.ts';
import { FEATURES, START, WEIGHTS } from './learned-weights.ts';
import type { Sighting } from './recognise.ts';

/** How much a text is like the descriptions of a cause that the weights were learned from. */
export interface Likeness {
  /** 0 to 1; those of all causes and of no cause at all make 1. */
  readonly share: number;
  /** The word, pair of words or concept of the text that says so most; none where only other causes are less likely. */
  readonly most: string | undefined;
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
  const known = [...features].map(([feature, told]) => ({ feature, told, place: places?.get(feature) ?? -1 })).filter(({ place }) => place >= 0);
  const found = Object.entries(WEIGHTS).map(([cause, of]) => {
    let score = START[cause] ?? 0;
    let best = { feature: undefined as string | undefined, says: 0 };
    for (const { feature, told, place } of known) {
      const says = told * weightOf(of.charCodeAt(place));
      score += says;
      if (says > best.says) best = { feature, says };
    }
    return { cause, score, most: best.feature };
  });
  const top = Math.max(...found.map(({ score }) => score));
  const all = found.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return new Map(found.map(({ cause, score, most }) => [cause, { share: Math.exp(score - top) / all, most }]));
}

/** `a` is 1, `b` is 2, `A` is −1, and a dot is nothing. */
function weightOf(letter: number): number {
  return letter > 96 ? letter - 96 : letter < 65 ? 0 : 64 - letter;
}
