import type { IncidentEvent } from './types.ts';

/** Gives every diagnosis a name of its own: the first of a name keeps it, the others are counted on from the highest. */
export function uniqueEvidence(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const names = events.flatMap(({ entry }) => (entry.kind === 'diagnosis' ? [entry.evidence] : []));
  let highest = names.reduce((most, name) => Math.max(most, Number(/^E(\d{1,6})$/.exec(name)?.[1] ?? 0)), 0);
  const taken = new Set<string>();
  return events.map((event) => {
    if (event.entry.kind !== 'diagnosis') return event;
    if (!taken.has(event.entry.evidence)) {
      taken.add(event.entry.evidence);
      return event;
    }
    highest += 1;
    return { ...event, entry: { ...event.entry, evidence: `E${highest}` } };
  });
}
