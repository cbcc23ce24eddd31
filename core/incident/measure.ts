import type { Metric } from '../knowledge/types.ts';
import { impactDuration } from './impact.ts';
import { deriveMetrics, type TimedMark } from './metrics.ts';
import { coarsest, knownPart, type Precision, preciseUtc } from './precision.ts';
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
  return POSSIBLE.map((name) => {
    // Several stretches of impact are not one long one.
    if (name === IMPACT && state.impacts.length > 0) return impactMetric(state);
    const metric = found.get(name) ?? null;
    const precision =
      metric && coarsest(moments.filter(({ kind, label }) => [metric.from, metric.to].includes(`${kind} ${label}`)).map((each) => each.precision));
    return { name, metric, ...(precision ? { precision } : {}) };
  });
}

/** As exactly as the moments are printed: whoever computes a figure again gets the same. The opening of the record is the declaration; every other moment was told by a person. */
function momentsOf({ marks, precisions, startedAt }: IncidentState): readonly Moment[] {
  const marked = MARKS.map((kind) => ({ kind, at: marks[kind], precision: precisions[kind] }));
  return [{ kind: 'declared', at: startedAt, precision: undefined }, ...marked].flatMap(({ kind, at, precision }) =>
    at === undefined ? [] : [{ kind, offset: knownPart(at, precision) / 1000, label: preciseUtc(at, precision), ...(precision ? { precision } : {}) }],
  );
}

/** The sum over the stretches, known as exactly as the least known of their ends. */
function impactMetric({ impacts, precisions }: IncidentState): Measured {
  const sum = impactDuration(impacts);
  if (!sum) return { name: IMPACT, metric: null };
  const [from, to] = [preciseUtc(sum.start, precisions['impact-start']), preciseUtc(sum.end, precisions['impact-end'])];
  const precision = coarsest(impacts.map((each) => each.precision));
  return {
    name: IMPACT,
    metric: { name: IMPACT, seconds: sum.seconds, from: `impact-start ${from}`, to: `impact-end ${to}` },
    ...(precision ? { precision } : {}),
  };
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
