import type { Sample } from '../../probes/probe.ts';
import type { Derived } from './derived.ts';

/** Waiters below a lock that has not changed hands in any look: behind a busy lock there is always somebody, and it moves. */
export function deriveLocks(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const rows = sample.locks?.filter(({ waiters }) => waiters > 0);
  if (!rows) return [];
  if (rows.length === 0) return [{ id: 'locks.waiting', value: 0 }];
  const looks = earlier.flatMap(({ locks }) => (locks ? [new Set(locks.map(({ held }) => held))] : []));
  if (looks.length === 0) return [];
  const waiters = rows.filter(({ held }) => looks.every((look) => look.has(held))).reduce((sum, row) => sum + row.waiters, 0);
  return [{ id: 'locks.waiting', value: waiters }];
}
