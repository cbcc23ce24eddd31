import { LETTERS, NOTHING } from '../../core/match/words/learned.ts';
import type { Fitted } from './fit.ts';

/** The same odds in fewer weights: what a feature weighs for most classes is taken from it in all of them, so that most weigh nothing. */
export function lightened(fitted: Fitted): Fitted {
  const features = [...new Set([...fitted.values()].flatMap((weights) => [...weights.keys()]))];
  const usual = new Map(
    features.map((feature) => [feature, feature === '' ? 0 : usualOf([...fitted.values()].map((weights) => Math.round(weights.get(feature) ?? 0)))]),
  );
  return new Map(
    [...fitted].map(([cause, weights]) => [cause, new Map([...weights].map(([feature, weight]) => [feature, weight - (usual.get(feature) ?? 0)]))]),
  );
}

/** The module that holds the weights, rounded to whole ones, which is all the accuracy they have: the features that weigh something, then a letter for each by cause. */
export function renderWeights(fitted: Fitted): string {
  const features = [...new Set([...fitted.values()].flatMap((weights) => [...weights.keys()]))];
  const kept = features.filter((feature) => feature !== '' && [...fitted.values()].some((weights) => Math.round(weights.get(feature) ?? 0) !== 0));
  const start = [...fitted].map(([cause, weights]) => `  ${keyOf(cause)}: ${Math.round(10 * (weights.get('') ?? 0)) / 10},`);
  const letters = [...fitted].map(([cause, weights]) => {
    const of = kept.map((feature) => letterOf(weights.get(feature) ?? 0)).join('');
    // As the formatter of this project leaves it.
    return `  ${keyOf(cause)}:${/\W/.test(cause) ? '\n    ' : ' '}'${of}',`;
  });
  return [
    ABOUT,
    `export const FEATURES =\n  '${kept.join(' ')}';\n`,
    '/** By cause, what it weighs in every text. */',
    `export const START: Readonly<Record<string, number>> = {\n${start.join('\n')}\n};\n`,
    '/** By cause, what each feature weighs, in turn: `a` is 1, `b` is 2, `A` is −1, and a dot is nothing. */',
    `export const WEIGHTS: Readonly<Record<string, string>> = {\n${letters.join('\n')}\n};\n`,
  ].join('\n');
}

function keyOf(cause: string): string {
  return /\W/.test(cause) ? `'${cause}'` : cause;
}

/** Heavier ones than there are letters for are cut to the last. */
function letterOf(weight: number): string {
  return LETTERS[Math.min(LETTERS.length - 1, Math.max(0, NOTHING + Math.round(weight)))] ?? '';
}

/** What comes most often, of several the one nearest to nothing. */
function usualOf(all: readonly number[]): number {
  const counts = [...Map.groupBy(all, (each) => each)].map(([value, same]) => ({ value, count: same.length }));
  return counts.reduce((best, each) => (each.count > best.count || (each.count === best.count && Math.abs(each.value) < Math.abs(best.value)) ? each : best))
    .value;
}

const ABOUT = `// Written by \`npm run learn\`, read by learned.ts: change the texts, not this.

/** Words, pairs of words and concepts that say something of a cause. */`;
