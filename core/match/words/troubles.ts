import type { Sighting } from './recognise.ts';

/** How much trouble a concept is, whatever else is told; the others are none by themselves. */
export const TROUBLE: Readonly<Record<string, number>> = {
  grows: 1,
  kept: 1,
  'runs-out': 0.9,
  'cpu-full': 0.9,
  'no-timeout': 0.9,
  'all-taken': 0.8,
  'too-slow': 0.8,
  'worker-taken': 0.8,
  'space-stays': 0.8,
  'nobody-works': 0.8,
  'not-returned': 0.7,
  'not-removed': 0.7,
  'closing-helps': 0.7,
  'not-unsubscribed': 0.7,
  retained: 0.7,
  'each-time': 0.7,
  hangs: 0.7,
  'restart-helps': 0.6,
  'busy-loop': 0.6,
  'not-closed': 0.5,
  many: 0.5,
  slows: 0.5,
  vanishes: 0.5,
  refuses: 0.4,
  waits: 0.4,
  'no-error': 0.4,
  outage: 0.3,
  crashed: 0.3,
  repeated: 0.3,
  lost: 0.3,
  full: 0.5,
  lasts: 0.4,
  'by-hand': 0.4,
  'out-of-memory': 0.5,
  'close-wait': 0.5,
  'time-wait': 0.4,
  'too-many-clients': 0.5,
  'idle-in-transaction': 0.5,
  'open-transaction': 0.5,
  'no-thread': 0.5,
  'cannot-assign': 0.5,
  unbounded: 0.5,
  'unused-things': 0.4,
  'stale-lock': 0.4,
  zombie: 0.3,
  'no-space': 0.3,
  refused: 0.2,
  surge: 0.5,
  'limit-small': 0.3,
};

/** What is put in faint words counts half. */
const FAINT = 0.5;

/** How much trouble a text tells of, whatever it happens to; each concept once, by the clearest words for it. */
export function troubleIn(sightings: readonly Sighting[]): number {
  const seen = new Map<string, number>();
  for (const { concept, faint } of sightings) seen.set(concept, Math.max(seen.get(concept) ?? 0, (faint ? FAINT : 1) * (TROUBLE[concept] ?? 0)));
  return [...seen.values()].reduce((sum, trouble) => sum + trouble, 0);
}
