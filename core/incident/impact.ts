import type { IncidentState } from './state.ts';
import type { ImpactInterval } from './types.ts';

/** A stretch of impact with both ends. Times ISO 8601, UTC. */
export interface ClosedInterval extends ImpactInterval {
  readonly to: string;
}

/** How long users were hurt. */
export interface ImpactDuration {
  /** Sum over the stretches; what overlaps counts once. */
  readonly seconds: number;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
}

/** The stretches of impact: those that were recorded, else the one between the two marks, else none. An end is never assumed. */
export function impactIntervals({ impacts, marks }: Pick<IncidentState, 'impacts' | 'marks'>): readonly ImpactInterval[] {
  if (impacts.length > 0) return impacts;
  const [from, to] = [marks['impact-start'], marks['impact-end']];
  return from === undefined ? [] : [{ from, ...(to === undefined ? {} : { to }) }];
}

/** Sorted stretches → those that do not overlap. undefined as long as one has no end. */
export function unionOf(intervals: readonly ImpactInterval[]): readonly ClosedInterval[] | undefined {
  const union: ClosedInterval[] = [];
  for (const { from, to } of intervals) {
    if (to === undefined) return undefined;
    const last = union.at(-1);
    if (last && Date.parse(from) <= Date.parse(last.to)) union[union.length - 1] = { from: last.from, to: later(last.to, to) };
    else union.push({ from, to });
  }
  return union;
}

/** undefined when there is no stretch, or one without an end. */
export function impactDuration(intervals: readonly ImpactInterval[]): ImpactDuration | undefined {
  const union = unionOf(intervals);
  const [first, last] = [union?.[0], union?.at(-1)];
  if (!union || !first || !last) return undefined;
  return { seconds: union.reduce((sum, interval) => sum + secondsOf(interval), 0), start: first.from, end: last.to };
}

/** Seconds. */
export function secondsOf({ from, to }: Pick<ClosedInterval, 'from' | 'to'>): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

const later = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);
