import type { BillRow } from '../rows.ts';
import { figureOf, type MetricPage, type Wanted } from './page.ts';

/**
 * What is paid for, by the name its own program gives it: no library and no exporter has one for it. The bills of the
 * clouds come hours later, and their exporters give no counters.
 */
export const BILLED: readonly Wanted[] = [{ name: /(?:^|_)(?:billed|cost)_(?!\w*expected)(?:\w+_)?total$/ }];
export const EXPECTED: readonly Wanted[] = [{ name: /(?:^|_)(?:billed|cost)_(?:\w+_)?expected_total$/ }];
/** What it is paid for. */
export const RESULTS: readonly Wanted[] = [
  { name: /(?:^|_)results_total$/ },
  { name: /(?:^|_)(?:orders|requests|calls|messages|jobs|tasks)_(?:finished|completed|succeeded|delivered)_total$/ },
];

export function billOf(metrics: MetricPage): BillRow | undefined {
  const [billed, expected, results] = [BILLED, EXPECTED, RESULTS].map((any) => figureOf(metrics, any));
  if (billed === undefined) return undefined;
  return { billed, ...(expected === undefined ? {} : { expected }), ...(results === undefined ? {} : { results }) };
}
