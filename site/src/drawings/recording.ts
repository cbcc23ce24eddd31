import type { Diagnosis, Status, TimeToExhaustion } from '../../../core/diagnosis/types.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';

/** A drill as `npm run record-series` watched it. Times are seconds after the first look. */
export interface Recording {
  readonly drill: string;
  /** RFC 3339, UTC. */
  readonly recordedAt: string;
  /** `[time, value]`, oldest first; a look without the reading has none. */
  readonly points: readonly (readonly [number, number])[];
  /** What `diagnose` would have said, and when it would have stopped looking. */
  readonly verdict?: {
    readonly at: number;
    readonly outcome: Diagnosis['outcome'];
    readonly cause?: string;
    readonly status?: Status;
    readonly exhaustion?: TimeToExhaustion;
  };
}

/** One file of `src/series/`: a leak and its look-alike, watched at the same time, with where that was. */
export interface RecordedPair {
  readonly schema: 1;
  readonly reading: ReadingId;
  readonly version: string;
  readonly host: string;
  readonly leak: Recording;
  readonly healthy: Recording;
}
