import type { Sample } from '../../core/probes/probe.ts';
import type { ReadingId } from '../../core/probes/readings.ts';
import type { SocketRow } from '../../core/probes/rows.ts';

/** The counts in which a connection of ours is one of the process. */
const COUNTED: ReadonlySet<ReadingId> = new Set(['descriptors.used', 'descriptors.sockets']);

/**
 * A sample without what Stanch itself opens at the process by asking for its pages: the sockets whose two ends are those
 * of a connection of ours, and their descriptors. Goroutines that serve us are told by their stacks, in the pprof probe.
 */
export function withoutOwn(sample: Sample, own: readonly Pick<SocketRow, 'local' | 'peer'>[]): Sample {
  if (!sample.sockets || own.length === 0) return sample;
  const ends = new Set(own.map(({ local, peer }) => `${peer}>${local}`));
  const sockets = sample.sockets.filter(({ local, peer }) => !ends.has(`${local}>${peer}`));
  const ours = sample.sockets.length - sockets.length;
  if (ours === 0) return sample;
  const readings = sample.readings.map((reading) =>
    COUNTED.has(reading.id) && typeof reading.value === 'number' ? { ...reading, value: Math.max(0, reading.value - ours) } : reading,
  );
  return { ...sample, sockets, readings };
}
