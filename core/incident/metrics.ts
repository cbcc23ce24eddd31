import type { Metric } from '../knowledge/types.ts';

/** A moment of an incident that figures can be measured from. */
export interface TimedMark {
  /** `impact-start`, `detected` …; kinds that no metric uses are ignored. */
  readonly kind: string;
  /** Seconds from any origin that all marks share. */
  readonly offset: number;
  /** The time as a person wrote it: `day 2 08:00`. */
  readonly label: string;
}

// `to` lists alternatives, the first one present counts. An end of impact is never assumed from mitigated or resolved.
const METRICS: readonly { name: string; from: string; to: readonly string[] }[] = [
  { name: 'time to detect', from: 'impact-start', to: ['detected', 'alerted'] },
  { name: 'time to acknowledge', from: 'alerted', to: ['acknowledged'] },
  { name: 'time to engage', from: 'alerted', to: ['engaged'] },
  { name: 'time to identify', from: 'detected', to: ['cause-identified'] },
  { name: 'time to mitigate', from: 'detected', to: ['mitigated'] },
  { name: 'time to resolve', from: 'impact-start', to: ['resolved'] },
  { name: 'time to communicate', from: 'impact-start', to: ['status-page'] },
  { name: 'impact duration', from: 'impact-start', to: ['impact-end'] },
  { name: 'declared to identified', from: 'declared', to: ['cause-identified'] },
  { name: 'declared to mitigated', from: 'declared', to: ['mitigated'] },
  { name: 'declared to resolved', from: 'declared', to: ['resolved'] },
  { name: 'dwell time', from: 'fault-introduced', to: ['impact-start'] },
];

// What came undone did not end it: of several ends the last counts, of everything else the first.
const ENDS: readonly string[] = ['mitigated', 'resolved', 'impact-end'];

/**
 * The figures a timeline supports, each with its two anchors as text (`impact-start 03:12`), and nothing where an
 * anchor is missing. Seconds; a negative time to detect means that it was noticed before it hurt. Definitions follow
 * the usual incident metrics; the same function serves case studies and live incidents.
 */
export function deriveMetrics(marks: readonly TimedMark[]): Metric[] {
  return METRICS.flatMap(({ name, from, to }) => {
    const start = pick(marks, from);
    const end = to.map((kind) => pick(marks, kind)).find((mark) => mark !== undefined);
    return start && end ? [{ name, seconds: end.offset - start.offset, from: anchor(start), to: anchor(end) }] : [];
  });
}

function pick(marks: readonly TimedMark[], kind: string): TimedMark | undefined {
  const isEnd = ENDS.includes(kind);
  return marks
    .filter((mark) => mark.kind === kind)
    .reduce<TimedMark | undefined>((best, mark) => (!best || (isEnd ? mark.offset >= best.offset : mark.offset < best.offset) ? mark : best), undefined);
}

const anchor = (mark: TimedMark): string => `${mark.kind} ${mark.label}`.trim();
