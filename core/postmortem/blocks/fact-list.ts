import { preciseUtc, utc } from '../../incident/precision.ts';
import type { IncidentState } from '../../incident/state.ts';
import type { Entry, Mark } from '../../incident/types.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';

/** A label, what is known, and where that comes from: `E1`, or when it was recorded. */
export type Fact = readonly [label: string, value: string | undefined, source?: string | undefined];

/** One fact a line; what nobody recorded is said, not left out. */
export function factList(facts: readonly Fact[]): string {
  return facts.map(([label, value, source]) => `- ${label}: ${shown(value, source)}`).join('\n');
}

function shown(value: string | undefined, source: string | undefined): string {
  if (value === undefined || value.trim() === '') return NOT_RECORDED;
  return `${inline(value)}${source === undefined ? '' : ` (${inline(source)})`}`;
}

/** When the record last said something of a kind. */
export function recordedAs({ events }: IncidentState, kind: Entry['kind']): string | undefined {
  const event = events.findLast(({ entry }) => entry.kind === kind);
  return event && `recorded ${utc(event.recordedAt)}`;
}

/** A marked moment, with when the mark was set. */
export function momentFact(label: string, incident: IncidentState, mark: Mark): Fact {
  const { events, marks, precisions } = incident;
  const at = marks[mark];
  if (at === undefined) return [label, undefined];
  const event = events.findLast((each) => each.entry.kind === 'mark' && each.entry.mark === mark && each.at === at);
  const source = event ? `recorded ${utc(event.recordedAt)}` : at === incident.closedAt ? 'by closing' : undefined;
  return [label, preciseUtc(at, precisions[mark]), source];
}
