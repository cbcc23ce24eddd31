import type { Fitted } from './fit.ts';

/** Weights are kept in halves, and what rounds to none is left out: that is all the accuracy they have. */
const UNIT = 0.5;

/** The module that holds the weights: by cause `HALVES:FEATURE FEATURE…;…`, the heaviest first. */
export function renderWeights(fitted: Fitted): string {
  const lines = [...fitted].map(([cause, weights]) => {
    const groups = Map.groupBy(
      [...weights].filter(([feature, weight]) => feature === '' || Math.abs(weight) >= UNIT),
      ([, weight]) => Math.round(weight / UNIT),
    );
    const parts = [...groups].sort(([a], [b]) => b - a).map(([halves, of]) => `${halves}:${of.map(([feature]) => feature || '*').join(' ')}`);
    // As the formatter of this project leaves it.
    return /\W/.test(cause) ? `  '${cause}':\n    '${parts.join(';')}',` : `  ${cause}: '${parts.join(';')}',`;
  });
  return `${HEAD}${lines.join('\n')}\n};\n`;
}

const HEAD = `/** What words and concepts weigh for each cause, in halves; learned.ts reads it. Written by \`npm run learn\`: change the texts, not this. */
export const LEARNED: Readonly<Record<string, string>> = {
`;
