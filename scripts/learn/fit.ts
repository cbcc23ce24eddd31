import { priorOf } from './prior.ts';
import { type Examples, indexExamples, type Row } from './rows.ts';

/** A text as its features, each with how clearly it is told, and the class that it belongs to. */
export interface Example {
  readonly features: ReadonlyMap<string, number>;
  readonly class: string;
  /** As how many texts it counts. */
  readonly times: number;
}

/** By class, what each feature weighs; what a class weighs before any feature is seen stands under the empty name. */
export type Fitted = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How much weights may differ from what counting says before they cost as much as a text that is taken for another class. */
const FREEDOM = 2;
/** More rounds change nothing that rounding leaves. */
const ROUNDS = 400;
const STEP = 0.5;

/**
 * Fits a multinomial logistic regression, by gradient descent over all examples with a step of its own for each weight (AdaGrad).
 * It starts from what counting says of each word and is held to it: a word of few texts keeps that. The same examples give the same weights.
 */
export function weightsOf(examples: readonly Example[]): Fitted {
  const indexed = indexExamples(examples);
  const { classes, rows } = indexed;
  const prior = priorOf(indexed);
  const weights = prior.slice();
  const squares = new Float64Array(weights.length);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopeOf(weights, prior, rows, classes.length);
    for (const [at, along] of slope.entries()) {
      squares[at] = (squares[at] ?? 0) + along * along;
      weights[at] = (weights[at] ?? 0) - (STEP * along) / Math.sqrt((squares[at] ?? 0) + 1e-9);
    }
  }
  return byClass(weights, indexed);
}

/** Where the loss rises: too sure of a wrong class, not sure enough of the right one, and weights far from what counting says. */
function slopeOf(weights: Float64Array, prior: Float64Array, rows: readonly Row[], classes: number): Float64Array {
  // What stands before any feature is free to be as large as it has to.
  const slope = weights.map((weight, at) => (at < classes ? 0 : (weight - (prior[at] ?? 0)) / FREEDOM));
  const scores = new Float64Array(classes);
  for (const row of rows) {
    scores.fill(0);
    for (const [place, told] of row.cells) for (let of = 0; of < classes; of++) scores[of] = (scores[of] ?? 0) + told * (weights[place * classes + of] ?? 0);
    const most = Math.max(...scores);
    const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    for (let of = 0; of < classes; of++) {
      const miss = row.times * (Math.exp((scores[of] ?? 0) - most) / all - Number(of === row.class));
      for (const [place, told] of row.cells) slope[place * classes + of] = (slope[place * classes + of] ?? 0) + told * miss;
    }
  }
  return slope;
}

function byClass(weights: Float64Array, { classes, features }: Examples): Fitted {
  return new Map(classes.map((name, of) => [name, new Map(features.map((feature, place) => [feature, weights[place * classes.length + of] ?? 0]))]));
}
