import type { ReadingId } from '../../core/probes/readings.ts';

/** A leak and the healthy program that is easily taken for it, by the reading that both are watched by. */
export interface Pair {
  /** Name of the file under `site/src/series/`. */
  readonly name: string;
  readonly reading: ReadingId;
  /** Drills. */
  readonly leak: string;
  readonly healthy: string;
  /** How long both are watched, at the same time; where the leak gets there, up to its limit. */
  readonly seconds: number;
}

/** What the site draws. A new picture is a line here and `npm run record-series -- NAME`. */
export const PAIRS: readonly Pair[] = [
  { name: 'descriptors', reading: 'descriptors.used', leak: 'fd-leak', healthy: 'busy-open-close', seconds: 520 },
  { name: 'close-wait', reading: 'sockets.close_wait', leak: 'connection-leak', healthy: 'python-idle-pool', seconds: 180 },
  { name: 'goroutines', reading: 'go.goroutines', leak: 'goroutine-explosion', healthy: 'go-backlog', seconds: 120 },
  { name: 'pool', reading: 'pool.waiting', leak: 'db-pool-exhaustion', healthy: 'pool-at-maximum', seconds: 90 },
  { name: 'memory', reading: 'memory.rss', leak: 'go-memory-leak', healthy: 'go-garbage-sawtooth', seconds: 180 },
];
