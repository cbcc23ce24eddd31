import type { Sample } from '../../probes/probe.ts';
import type { Derived } from './derived.ts';

/** A child that was a zombie in the look before and still is: one that is collected at once is healthy. */
export function deriveChildren(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  if (!sample.zombies) return [];
  if (sample.zombies.length === 0) return [{ id: 'process.zombies', value: 0 }];
  const before = earlier.findLast(({ zombies }) => zombies)?.zombies;
  if (!before) return [];
  const known = new Set(before);
  return [{ id: 'process.zombies', value: sample.zombies.filter((child) => known.has(child)).length }];
}
