import type { Metric } from '../knowledge/types.ts';
import { deriveMetrics, type TimedMark } from './metrics.ts';
import type { IncidentState } from './state.ts';
import type { Mark } from './types.ts';

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

function marksOf({ marks }: IncidentState): readonly TimedMark[] {
  return MARKS.flatMap((kind) => {
    const at = marks[kind];
    return at === undefined ? [] : [{ kind, offset: Date.parse(at) / 1000, label: utc(at) }];
  });
}

const MARKS: readonly Mark[] = ['impact-start', 'detected', 'acknowledged', 'cause-identified', 'mitigated', 'resolved'];

// What comes out when every moment is known.
const POSSIBLE = deriveMetrics(MARKS.map((kind, index) => ({ kind, offset: index, label: '' }))).map(({ name }) => name);

/** An instant as `2026-11-21T03:00:00Z`. */
export function utc(at: string): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
