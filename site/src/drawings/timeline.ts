import { scaleLinear } from 'd3-scale';
import { formatMetric } from '../../../core/figures.ts';
import type { CaseEvent, CaseStudy } from '../../../core/knowledge/types.ts';

/** A timeline as it is drawn; places are percent of the width, so that it fits any without its text becoming small. */
export interface DrawnTimeline {
  readonly first: string;
  readonly last: string;
  readonly marks: readonly { readonly at: number; readonly side: Side; readonly says: string }[];
  /** Spans between two marks, each with its figure. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly says: string }[];
  /** Whether long gaps are drawn shorter than they were. */
  readonly compressed: boolean;
}

/** What a moment meant: harm, somebody who noticed or did something, or that it got better. */
type Side = 'harm' | 'work' | 'better';

const SIDES: Readonly<Record<string, Side>> = {
  'fault-introduced': 'harm',
  'impact-start': 'harm',
  symptom: 'harm',
  mitigated: 'better',
  'impact-end': 'better',
  resolved: 'better',
};
/** The dots of both ends stay inside. */
const [LEFT, RIGHT] = [1.5, 98.5];
/** From this share of the whole on, one gap would leave no room for the rest. */
const LONG_GAP = 0.6;

type Timed = CaseEvent & { readonly offset: number };

/** The drawing of a case study; undefined where fewer than two moments are known. */
export function drawTimeline({ timeline, metrics }: Pick<CaseStudy, 'timeline' | 'metrics'>): DrawnTimeline | undefined {
  const events = timeline.filter((event): event is Timed => event.offset !== undefined);
  const offsets = [...new Set(events.map(({ offset }) => offset))].sort((a, b) => a - b);
  const [first, last] = [events.at(0), events.at(-1)];
  if (offsets.length < 2 || !first || !last) return undefined;
  const { place, compressed } = placesOf(offsets);
  const placeOf = (anchor: string) => {
    const event = events.find(({ kind, time }) => `${kind} ${time}` === anchor);
    return event && place(event.offset);
  };
  const spans = metrics.flatMap((metric) => {
    const [from, to] = [placeOf(metric.from), placeOf(metric.to)];
    return from === undefined || to === undefined
      ? []
      : [{ from: Math.min(from, to), to: Math.max(from, to), says: `${metric.name}: ${formatMetric(metric)}` }];
  });
  const marks = events.map(({ offset, kind, time, text }) => ({
    at: place(offset),
    side: SIDES[kind] ?? ('work' as const),
    says: `${time}, ${kind}: ${text}`,
  }));
  return { first: first.time, last: last.time, marks, spans, compressed };
}

/** In proportion, unless one gap outweighs all others: then by the square roots of the gaps, which keeps their order. */
function placesOf(offsets: readonly number[]): { readonly place: (offset: number) => number; readonly compressed: boolean } {
  const gaps = offsets.slice(1).map((offset, index) => offset - (offsets[index] ?? 0));
  const compressed = gaps.length > 1 && Math.max(...gaps) > LONG_GAP * sum(gaps);
  const widths = compressed ? gaps.map(Math.sqrt) : gaps;
  const along = [0, ...widths.map((_, index) => sum(widths.slice(0, index + 1)))];
  const range = along.map((value) => LEFT + ((RIGHT - LEFT) * value) / sum(widths));
  const scale = scaleLinear().domain(offsets).range(range);
  return { place: (offset) => Math.round(100 * scale(offset)) / 100, compressed };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
