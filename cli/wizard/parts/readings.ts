import type { Diagnosis, ReportedReading } from '../../../core/diagnosis/types.ts';

// Where a leak shows first; the rest follows in the order the probes give it.
const FIRST: readonly string[] = [
  'descriptors.used',
  'sockets.close_wait',
  'sockets.tcp',
  'go.goroutines',
  'threads.count',
  'memory.rss',
  'heap.live',
  'traffic.rate',
];

/** The readings worth a line: what grows first, then the usual suspects, also when they are flat. */
export function moving({ readings }: Diagnosis, most: number): readonly ReportedReading[] {
  const rank = (reading: ReportedReading): number => {
    const usual = FIRST.indexOf(reading.id);
    return (reading.trend?.verdict === 'growing' ? 0 : 100) + (usual === -1 ? 50 : usual);
  };
  const sampled = readings.filter(({ samples, unit }) => (samples?.length ?? 0) > 1 && unit !== '%');
  return sampled.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}
