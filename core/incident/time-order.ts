import type { IncidentEvent } from './types.ts';

/**
 * Events in the order they were written → the order they happened in. What was written down as it happened keeps its
 * order even where the clock went back; what was told later goes where its time puts it.
 */
export function inTimeOrder(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  let latest = Number.NEGATIVE_INFINITY;
  return events
    .map((event) => {
      const at = Date.parse(event.at);
      if (event.at !== event.recordedAt) return { event, key: at };
      latest = Math.max(latest, at);
      return { event, key: latest };
    })
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
}
