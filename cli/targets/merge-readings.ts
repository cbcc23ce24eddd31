import type { Probe, ProbeResult } from '../../core/probes/probe.ts';
import type { Reading, ReadingId } from '../../core/probes/readings.ts';

/** What one probe found. */
export interface Found {
  readonly probe: Probe;
  readonly result: ProbeResult;
}

/**
 * The readings of one look, each from one source: what the process shows in /proc wins over what it tells of itself, and
 * of several pages the first. A source that fails for a moment is not stood in for, since two sources never agree to the
 * unit and the change would look like growth; one that may not be read is.
 */
export function mergeReadings(found: readonly Found[]): readonly Reading[] {
  const taken = new Set<ReadingId>();
  const merged: Reading[] = [];
  for (const { probe, result } of found) {
    for (const reading of result.readings) if (!taken.has(reading.id) || isOfProcess(probe)) merged.push(reading);
    for (const { id } of result.readings) taken.add(id);
    if (isOfProcess(probe) && !STANDS_IN.has(result.status)) for (const id of probe.gives) taken.add(id);
  }
  return merged;
}

/** Failures that last as long as the look: a page may give what the process does not. */
const STANDS_IN: ReadonlySet<ProbeResult['status']> = new Set(['not-permitted', 'missing']);

const isOfProcess = ({ way }: Probe) => way === 'proc' || way === 'portable';
