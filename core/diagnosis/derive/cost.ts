import type { Sample } from '../../probes/probe.ts';
import { type Derived, LOOK_BACK } from './derived.ts';

/** What was billed over the last minute at most, beside what came of it and what was expected. */
export function deriveCost(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const first = earlier.find(({ at, bill }) => bill && at >= sample.at - LOOK_BACK && at < sample.at)?.bill;
  const now = sample.bill;
  // A counter that fell began anew.
  if (!now || !first || now.billed < first.billed) return [];
  const billed = now.billed - first.billed;
  const [results, expected] = [rise(now.results, first.results), rise(now.expected, first.expected)];
  return [
    // Where nothing came of it at all there is no quotient, and nothing is said.
    ...(results === undefined ? [] : [{ id: 'cost.units_per_result' as const, value: billed / results }]),
    ...(expected === undefined ? [] : [{ id: 'cost.deviation_share' as const, value: 100 * (billed / expected - 1) }]),
  ];
}

function rise(now: number | undefined, then: number | undefined): number | undefined {
  return now !== undefined && then !== undefined && now > then ? now - then : undefined;
}
