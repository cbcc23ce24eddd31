import type { Fitted } from './fit.ts';

/** Weights are kept in halves, and what rounds to none is left out: that is all the accuracy they have. */
const UNIT = 0.5;

/** The same odds in fewer weights: what a feature weighs for most classes is taken from it in all of them, so that most weigh nothing. */
export function lightened(fitted: Fitted): Fitted {
  const features = [...new Set([...fitted.values()].flatMap((weights) => [...weights.keys()]))];
  const usual = new Map(
    features.map((feature) => [feature, feature === '' ? 0 : usualOf([...fitted.values()].map((weights) => halvesOf(weights.get(feature) ?? 0)))]),
  );
  return new Map(
    [...fitted].map(([cause, weights]) => [cause, new Map([...weights].map(([feature, weight]) => [feature, weight - UNIT * (usual.get(feature) ?? 0)]))]),
  );
}

/** The module that holds the weights: by cause `HALVES:FEATURE FEATURE…;…`, the heaviest first. */
export function renderWeights(fitted: Fitted): string {
  const lines = [...fitted].map(([cause, weights]) => {
    const groups = Map.groupBy(
      [...weights].filter(([feature, weight]) => feature === '' || halvesOf(weight) !== 0),
      ([, weight]) => halvesOf(weight),
    );
    const parts = [...groups].sort(([a], [b]) => b - a).map(([halves, of]) => `${halves}:${of.map(([feature]) => feature || '*').join(' ')}`);
    // As the formatter of this project leaves it.
    return /\W/.test(cause) ? `  '${cause}':\n    '${parts.join(';')}',` : `  ${cause}: '${parts.join(';')}',`;
  });
  return `${HEAD}${lines.join('\n')}\n};\n`;
}

function halvesOf(weight: number): number {
  // Never −0, which would be written like 0 and be another one.
  return Math.round(weight / UNIT) + 0;
}

/** What comes most often, of several the one nearest to nothing. */
function usualOf(all: readonly number[]): number {
  const counts = [...Map.groupBy(all, (each) => each)].map(([value, same]) => ({ value, count: same.length }));
  return counts.reduce((best, each) => (each.count > best.count || (each.count === best.count && Math.abs(each.value) < Math.abs(best.value)) ? each : best))
    .value;
}

const HEAD = `/** What words and concepts weigh for each cause, in halves; learned.ts reads it. Written by \`npm run learn\`: change the texts, not this. */
export const LEARNED: Readonly<Record<string, string>> = {
`;
