import type { Examples } from './rows.ts';

/** Each feature counts as seen so often in every class: what was never seen is not impossible. */
const UNSEEN = 0.3;

/** What counting says a feature weighs for a class: how much more often it stands in its texts than in all others (complement naive Bayes). */
export function priorOf({ classes, features, rows }: Examples): Float64Array {
  const seen = new Float64Array(features.length * classes.length);
  for (const row of rows)
    for (const [place, told] of row.cells)
      if (place > 0) seen[place * classes.length + row.class] = (seen[place * classes.length + row.class] ?? 0) + row.times * told;
  const ofFeature = features.map((_, place) => sum(classes.map((__, of) => seen[place * classes.length + of] ?? 0)));
  const ofClass = classes.map((_, of) => sum(features.map((__, place) => seen[place * classes.length + of] ?? 0)));
  const all = sum(ofClass);
  const share = (count: number, total: number) => Math.log((count + UNSEEN) / (total + UNSEEN * features.length));
  return seen.map((count, at) => {
    const place = Math.floor(at / classes.length);
    const total = ofClass[at % classes.length] ?? 0;
    return place === 0 ? 0 : share(count, total) - share((ofFeature[place] ?? 0) - count, all - total);
  });
}

function sum(all: readonly number[]): number {
  return all.reduce((total, each) => total + each, 0);
}
