import { PAIR } from '../../core/match/words/learned.ts';
import type { Example } from './fit.ts';

/** A text by the places of its features. */
export interface Row {
  readonly class: number;
  /** As how many texts it counts. */
  readonly times: number;
  readonly cells: readonly (readonly [place: number, told: number])[];
}

/** Examples in numbers: a weight stands at the place of its feature × the number of classes + its class. */
export interface Examples {
  readonly classes: readonly string[];
  /** The first, without a name, stands in every text. */
  readonly features: readonly string[];
  readonly rows: readonly Row[];
}

/** Texts that a word or concept stands in before it is taken for more than chance. */
const LEAST_TEXTS = 3;
/** The same of a pair of words: there are far more of them. */
const LEAST_OF_PAIRS = 5;

export function indexExamples(examples: readonly Example[]): Examples {
  const classes = [...new Set(examples.map((example) => example.class))].sort();
  const features = ['', ...commonFeatures(examples)];
  const places = new Map(features.map((feature, place) => [feature, place]));
  const rows = examples.map((example) => ({
    class: classes.indexOf(example.class),
    times: example.times,
    cells: [[0, 1] as const, ...[...example.features].flatMap(([feature, told]) => (places.has(feature) ? [[places.get(feature) ?? 0, told] as const] : []))],
  }));
  return { classes, features, rows };
}

function commonFeatures(examples: readonly Example[]): readonly string[] {
  const texts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features.keys()) texts.set(feature, (texts.get(feature) ?? 0) + 1);
  return [...texts].flatMap(([feature, count]) => (count >= (feature.includes(PAIR) ? LEAST_OF_PAIRS : LEAST_TEXTS) ? [feature] : [])).sort();
}
