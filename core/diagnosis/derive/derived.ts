import type { Sample } from '../../probes/probe.ts';
import type { Reading, ReadingId } from '../../probes/readings.ts';

/** A reading that is computed from others of its sample and of those before. */
export type Derived = Omit<Reading, 'at'>;

/** Milliseconds looked back at most for what is done now: it must not drown in hours of looking. */
export const LOOK_BACK = 60_000;

/** Value of a numeric reading in a sample. */
export function valueOf(sample: Sample | undefined, id: ReadingId): number | undefined {
  const value = sample?.readings.find((reading) => reading.id === id)?.value;
  return typeof value === 'number' ? value : undefined;
}
