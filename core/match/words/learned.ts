import { stems } from '../stems.ts';
import { LEARNED } from './learned-weights.ts';
import type { Sighting } from './recognise.ts';

/** How much a text is like the descriptions of a cause that the weights were learned from. */
export interface Likeness {
  /** 0 to 1; those of all causes and of no cause at all make 1. */
  readonly share: number;
  /** The word or concept of the text that says so most; none where only other causes are less likely. */
  readonly most: string | undefined;
}

/** What the share of texts that tell of no cause at all goes by. */
export const NO_CAUSE = 'none';
/** Names of concepts stand beside words. */
export const CONCEPT = '=';
/** What each cause weighs before a word is read. */
const START = '*';
/** The weights are in halves. */
const UNIT = 0.5;
/** What is put in faint words counts half. */
const FAINT = 0.5;
/** Characters; a description is shorter, and a log says the same again. */
const MOST_READ = 6_000;
/** Empty words that turn a meaning round. */
const TURNING = new Set('not never no without'.split(' '));

type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

let weights: Weights | undefined;

/** The words and concepts of a text, each with how clearly it is told, together of length 1. */
export function featuresOf(text: string, sightings: readonly Sighting[]): ReadonlyMap<string, number> {
  const features = new Map(stems(text.slice(0, MOST_READ), TURNING).map((stem) => [stem, 1]));
  for (const { concept, faint } of sightings) features.set(CONCEPT + concept, Math.max(features.get(CONCEPT + concept) ?? 0, faint ? FAINT : 1));
  const length = Math.sqrt([...features.values()].reduce((sum, told) => sum + told * told, 0));
  return new Map([...features].map(([feature, told]) => [feature, told / length]));
}

/** How likely each cause is by the words and concepts of a text alone: a linear model whose weights `npm run learn` fits to labelled texts. */
export function likenessOf(features: ReadonlyMap<string, number>): ReadonlyMap<string, Likeness> {
  weights ??= readWeights();
  const found = [...weights].map(([cause, of]) => {
    let score = of.get(START) ?? 0;
    let best = { feature: undefined as string | undefined, says: 0 };
    for (const [feature, told] of features) {
      const says = told * (of.get(feature) ?? 0);
      score += says;
      if (says > best.says) best = { feature, says };
    }
    return { cause, odds: Math.exp(score), most: best.feature };
  });
  const all = found.reduce((sum, { odds }) => sum + odds, 0);
  return new Map(found.map(({ cause, odds, most }) => [cause, { share: odds / all, most }]));
}

function readWeights(): Weights {
  return new Map(
    Object.entries(LEARNED).map(([cause, groups]) => [
      cause,
      new Map(
        groups.split(';').flatMap((group) => {
          const [halves, features = ''] = group.split(':');
          return features.split(' ').map((feature) => [feature, UNIT * Number(halves)] as const);
        }),
      ),
    ]),
  );
}
