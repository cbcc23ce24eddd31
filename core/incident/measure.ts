import type { Metric } from '../knowledge/types.ts';
import { deriveMetrics, type TimedMark } from './metrics.ts';
import type { IncidentState } from './state.ts';
import { MARKS } from './types.ts';

/** A metric of a record: absent figures are said, not left out. */
export interface Measured {
  readonly name: string;
  /** null: one of the two moments was not recorded. */
  readonly metric: Metric | null;
}

/** Every metric a record can give, each with its figure or null; the same procedure as for case studies. */
export function measure(state: IncidentState): readonly Measured[] {
  const found = new Map(deriveMetrics(marksOf(state)).map((metric) => [metric.name, metric]));
  return POSSIBLE.map((name) => ({ name, metric: found.get(name) ?? null }));
}

/** The opening of the record is the declaration; every other moment was marked by a person. */
function marksOf({ marks, startedAt }: IncidentState): readonly TimedMark[] {
  const moments = [['declared', startedAt] as const, ...MARKS.map((kind) => [kind, marks[kind]] as const)];
  return moments.flatMap(([kind, at]) => (at === undefined ? [] : [{ kind, offset: Date.parse(at) / 1000, label: utc(at) }]));
}

// What comes out when every moment is known.
const POSSIBLE = deriveMetrics(['declared', ...MARKS].map((kind, index) => ({ kind, offset: index, label: '' }))).map(({ name }) => name);

/** An instant as `2026-11-21T03:00:00Z`. */
export function utc(at: string): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
