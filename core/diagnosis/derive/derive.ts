import type { Sample } from '../../probes/probe.ts';
import { deriveChildren } from './children.ts';
import { deriveCost } from './cost.ts';
import { deriveDatabase } from './database.ts';
import { type Derived, valueOf } from './derived.ts';
import { deriveLocks } from './locks.ts';
import { derivePools } from './pools.ts';
import { deriveProcessor } from './processor.ts';
import { deriveRuntime } from './runtime.ts';
import { deriveSocketAges } from './socket-ages.ts';
import { deriveSockets } from './sockets.ts';
import { deriveStacks } from './stacks.ts';
import { deriveThreads } from './threads.ts';

/** Each takes a sample and those before it, which have their derived readings already. */
const RULES: readonly ((sample: Sample, earlier: readonly Sample[]) => readonly Derived[])[] = [
  shares,
  deriveSockets,
  trafficRate,
  deriveChildren,
  deriveThreads,
  deriveProcessor,
  deriveLocks,
  derivePools,
  deriveDatabase,
  deriveRuntime,
  deriveCost,
  deriveSocketAges,
  deriveStacks,
];

/**
 * Adds to each sample the readings that are computed from others: shares, rates, what stayed since before. A sample
 * that has them is kept as it is, so that a long record is not gone through again for each new sample.
 */
export function deriveReadings(samples: readonly Sample[]): readonly Sample[] {
  return samples.map((sample, index) => {
    if (sample.derived) return sample;
    const derived = RULES.flatMap((rule) => rule(sample, samples.slice(0, index)));
    return { ...sample, readings: [...sample.readings, ...derived.map((reading) => ({ ...reading, at: sample.at }))], derived: true };
  });
}

function shares(sample: Sample): readonly Derived[] {
  const pairs = [
    ['descriptors.used_share', 'descriptors.used', 'descriptors.limit'],
    ['memory.used_share', 'memory.rss', 'memory.limit'],
  ] as const;
  return pairs.flatMap(([id, part, whole]) => {
    const [used, limit] = [valueOf(sample, part), valueOf(sample, whole)];
    return used === undefined || !limit ? [] : [{ id, value: (100 * used) / limit }];
  });
}

function trafficRate(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const before = earlier.at(-1);
  const [now, then] = [valueOf(sample, 'traffic.work'), valueOf(before, 'traffic.work')];
  const seconds = (sample.at - (before?.at ?? sample.at)) / 1000;
  return now === undefined || then === undefined || seconds <= 0 ? [] : [{ id: 'traffic.rate', value: (now - then) / seconds }];
}
