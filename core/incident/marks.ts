import type { IncidentState } from './state.ts';
import type { IncidentEvent, Mark } from './types.ts';

/** The moments that were marked: the later word on each, or the first of what happens several times. */
export function marksOf(events: readonly IncidentEvent[]): Pick<IncidentState, 'marks' | 'precisions'> {
  const marked = new Map<Mark, IncidentEvent>();
  for (const event of events) {
    if (event.entry.kind !== 'mark') continue;
    const before = marked.get(event.entry.mark);
    const isFirst = before === undefined || Date.parse(event.at) < Date.parse(before.at);
    if (isFirst || !REPEATED.has(event.entry.mark)) marked.set(event.entry.mark, event);
  }
  return {
    marks: Object.fromEntries([...marked].map(([mark, { at }]) => [mark, at])),
    precisions: Object.fromEntries([...marked].flatMap(([mark, { precision }]) => (precision === undefined ? [] : [[mark, precision]]))),
  };
}

// These happen more than once in an incident; the others are marked again only to correct them.
const REPEATED: ReadonlySet<Mark> = new Set(['change', 'symptom', 'engaged', 'hypothesis', 'decision', 'action', 'mitigation-attempt', 'status-page']);
