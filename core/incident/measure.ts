import type { Metric } from '../knowledge/types.ts';
import { impactDuration, impactIntervals } from './impact.ts';
import { deriveMetrics, type TimedMark } from './metrics.ts';
import { coarsest, type Precision, preciseUtc } from './precision.ts';
import type { IncidentState } from './state.ts';
import { MARKS } from './types.ts';

export { utc } from './precision.ts';

/** A metric of a record: absent figures are said, not left out. */
export interface Measured {
  readonly name: string;
  /** null: one of the two moments was not recorded. */
  readonly metric: Metric | null;
  /** Set when one of the two moments is known less exactly than to the second. */
  readonly precision?: Precision;
}

interface Moment extends TimedMark {
  readonly precision?: Precision;
}

/** Every metric a record can give, each with its figure or null; the same procedure as for case studies. */
export function measure(state: IncidentState): readonly Measured[] {
  const moments = momentsOf(state);
  const found = new Map(deriveMetrics(moments).map((metric) => [metric.name, metric]));
  const sum = impactDuration(impactIntervals(state));
  return POSSIBLE.map((name) => {
    // Several stretches of impact are not one long one.
    if (name === IMPACT && state.impacts.length > 0) return { name, metric: sum ? { name, ...sum } : null };
    const metric = found.get(name) ?? null;
    const precision =
      metric && coarsest(moments.filter(({ kind, label }) => [metric.from, metric.to].includes(`${kind} ${label}`)).map((each) => each.precision));
    return { name, metric, ...(precision ? { precision } : {}) };
  });
}

/** The opening of the record is the declaration; every other moment was marked by a person, or is the edge of an impact. */
function momentsOf(state: IncidentState): readonly Moment[] {
  const { marks, precisions, startedAt, impacts } = state;
  const sum = impactDuration(impacts);
  const at: Readonly<Partial<Record<string, string>>> = {
    declared: startedAt,
    'impact-start': impacts[0]?.from,
    'impact-end': sum?.to.split(' ')[1],
    ...marks,
  };
  return ['declared', ...MARKS].flatMap((kind) => {
    const instant = at[kind];
    if (instant === undefined) return [];
    const precision = kind === 'declared' ? undefined : precisions[kind as keyof typeof precisions];
    return [{ kind, offset: Date.parse(instant) / 1000, label: preciseUtc(instant, precision), ...(precision ? { precision } : {}) }];
  });
}

const IMPACT = 'impact duration';

// What comes out when every moment is known.
const POSSIBLE = deriveMetrics(['declared', ...MARKS].map((kind, index) => ({ kind, offset: index, label: '' }))).map(({ name }) => name);

/** The moments that no metric can do without and nobody marked: what is worth asking for. */
export function missingMarks(state: IncidentState): readonly string[] {
  const known = new Set(momentsOf(state).map(({ kind }) => kind));
  return ASKED.filter((kind) => !known.has(kind));
}

const ASKED = ['impact-start', 'alerted', 'detected', 'acknowledged', 'cause-identified', 'mitigated', 'impact-end'] as const;
