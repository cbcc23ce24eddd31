import { type Metric, parseExposition } from '../parse/exposition.ts';

/** Which samples of a page make one figure: those of a name, or of names of one shape, whose labels fit. They are added up. */
export interface Wanted {
  readonly name: string | RegExp;
  readonly where?: Readonly<Record<string, RegExp>>;
}

export type MetricPage = readonly Metric[];

export const readMetricPage = (text: string, names: readonly (string | RegExp)[]): MetricPage => {
  const plain = new Set(names.filter((name) => typeof name === 'string'));
  const shapes = names.filter((name) => typeof name !== 'string');
  return parseExposition(text, (name) => plain.has(name) || shapes.some((shape) => shape.test(name))).filter(({ value }) => Number.isFinite(value));
};

export function samplesOf(page: MetricPage, { name, where = {} }: Wanted): readonly Metric[] {
  return page.filter(
    (metric) =>
      (typeof name === 'string' ? metric.name === name : name.test(metric.name)) &&
      Object.entries(where).every(([label, shape]) => shape.test(metric.labels.get(label) ?? '')),
  );
}

/** The sum of the first of these that the page has; undefined where it has none. */
export function figureOf(page: MetricPage, any: readonly Wanted[]): number | undefined {
  for (const wanted of any) {
    const samples = samplesOf(page, wanted);
    if (samples.length > 0) return samples.reduce((sum, { value }) => sum + value, 0);
  }
  return undefined;
}

/** The samples by what they are of: their labels without those that part one figure into several. */
export function byOwner(samples: readonly Metric[], without: readonly string[] = []): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, value } of samples) {
    const owner = [...labels].flatMap(([label, of]) => (without.includes(label) ? [] : [of])).join('/');
    sums.set(owner, (sums.get(owner) ?? 0) + value);
  }
  return sums;
}
