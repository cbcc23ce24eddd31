import { formatDuration } from '../figures.ts';
import { uniqueEvidence } from './evidence-names.ts';
import type { LineProblem } from './line-problem.ts';
import type { IncidentEvent } from './types.ts';

/** What one writer wrote, in the order written. */
export interface WrittenEvents {
  readonly events: readonly IncidentEvent[];
  /** Ids of events that an event was certainly written after, whatever the clocks say. */
  readonly after?: ReadonlyMap<string, readonly string[]>;
}

/**
 * What several wrote → one order: by the time it was written down, then by id. What one writer wrote keeps its order even
 * where the clock went back, and nobody's line comes before one that its writer had read. An event of several files
 * counts once. Two people may both have taken E1 for a diagnosis of theirs: the later one gets another number.
 */
export function mergeEvents(writers: readonly WrittenEvents[]): readonly IncidentEvent[] {
  const events = new Map<string, IncidentEvent>();
  for (const writer of writers) for (const event of writer.events) if (!events.has(event.id)) events.set(event.id, event);
  const followers = new Map<string, Set<string>>();
  const waiting = new Map([...events.keys()].map((id) => [id, new Set<string>()]));
  const follow = (before: string | undefined, id: string): void => {
    if (before === undefined || before === id || !events.has(before)) return;
    followers.set(before, (followers.get(before) ?? new Set()).add(id));
    waiting.get(id)?.add(before);
  };
  for (const writer of writers) {
    for (const [index, { id }] of writer.events.entries()) {
      follow(writer.events[index - 1]?.id, id);
      for (const before of writer.after?.get(id) ?? []) follow(before, id);
    }
  }
  return uniqueEvidence(inOrder(events, followers, waiting));
}

function inOrder(
  events: ReadonlyMap<string, IncidentEvent>,
  followers: ReadonlyMap<string, ReadonlySet<string>>,
  waiting: Map<string, Set<string>>,
): readonly IncidentEvent[] {
  const ordered: IncidentEvent[] = [];
  const free = new Set([...waiting].filter(([, before]) => before.size === 0).map(([id]) => id));
  while (waiting.size > 0) {
    // Two files that contradict each other leave nothing free: then the clock decides.
    const next = earliest(free.size > 0 ? free : waiting.keys(), events);
    free.delete(next.id);
    waiting.delete(next.id);
    ordered.push(next);
    for (const id of followers.get(next.id) ?? []) {
      const before = waiting.get(id);
      before?.delete(next.id);
      if (before?.size === 0) free.add(id);
    }
  }
  return ordered;
}

function earliest(ids: Iterable<string>, events: ReadonlyMap<string, IncidentEvent>): IncidentEvent {
  const [first, ...rest] = [...ids].flatMap((id) => events.get(id) ?? []);
  if (!first) throw new Error('nothing to order');
  return rest.reduce((best, event) => (isBefore(event, best) ? event : best), first);
}

function isBefore(a: IncidentEvent, b: IncidentEvent): boolean {
  return Date.parse(a.recordedAt) - Date.parse(b.recordedAt) < 0 || (a.recordedAt === b.recordedAt && a.id < b.id);
}

/** Where the clock of one writer went back; less than that is two processes that took turns. Milliseconds. */
const STEP = 5000;

/** Says where the clock went back between two lines. */
export function clockSteps(lines: readonly { readonly line: number; readonly event: IncidentEvent }[]): readonly LineProblem[] {
  return lines.slice(1).flatMap(({ line, event }, index) => {
    const before = lines[index];
    const back = before ? Date.parse(before.event.recordedAt) - Date.parse(event.recordedAt) : 0;
    if (before === undefined || back < STEP) return [];
    const says = `the clock went back ${formatDuration(back / 1000)} between line ${before.line} and line ${line}; the order is the one written`;
    return [{ line, kind: 'clock-step' as const, says }];
  });
}
