import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';
import type { StackRow } from '../../../core/probes/rows.ts';

const worker = (number: number, does: StackRow['does'], place: string, pool = 1): StackRow => {
  const name = `pool-${pool}-thread-${number}`;
  return { id: `${name}#1`, name, place, does };
};
const pool = (does: StackRow['does'], place: (number: number) => string, count = 6) => Array.from({ length: count }, (_, i) => worker(i, does, place(i)));
const STUCK = pool('wait', () => 'shop.Quotes.ask');
const BUSY = pool('work', () => 'shop.Prices.sum');
const RESTING = Array.from({ length: 4 }, (_, i) => worker(i, 'rest', 'getTask', 2));

function readingsOf(then: readonly StackRow[], now: readonly StackRow[], told: Partial<Record<ReadingId, number>> = {}): Record<string, unknown> {
  const readings = Object.entries(told).map(([id, value]) => ({ id: id as ReadingId, value, at: 10_000 }));
  const samples = deriveReadings([
    { at: 0, readings: [], stacks: then },
    { at: 10_000, readings, stacks: now },
  ]);
  return Object.fromEntries((samples[1]?.readings ?? []).map(({ id, value }) => [id, value]));
}

describe('what the workers of a full pool do', () => {
  it.each<[string, string | undefined, readonly StackRow[], readonly StackRow[], Partial<Record<ReadingId, number>>]>([
    ['all stand at one place in both dumps', 'waiting', STUCK, STUCK, {}],
    ['another pool at rest changes nothing', 'waiting', [...STUCK, ...RESTING], [...STUCK, ...RESTING], {}],
    ['they compute, at one place', 'working', BUSY, BUSY, {}],
    ['they waited elsewhere before', 'working', pool('wait', () => 'shop.Mail.send'), STUCK, {}],
    ['each waits at a place of its own', 'working', pool('wait', (i) => `shop.Step${i}`), pool('wait', (i) => `shop.Step${i}`), {}],
    ['some of the pool are free', undefined, STUCK, [...STUCK, worker(9, 'rest', 'getTask')], {}],
    ['some are free, and yet jobs wait by its own count', 'waiting', STUCK, [...STUCK, worker(9, 'rest', 'getTask')], { 'workers.waiting': 3 }],
    ['no job waits by its own count', undefined, STUCK, STUCK, { 'workers.waiting': 0 }],
    ['half of its workers are free by its own count', undefined, STUCK, STUCK, { 'workers.busy_share': 50 }],
    ['two threads are no pool', undefined, STUCK.slice(0, 2), STUCK.slice(0, 2), {}],
  ])('%s: %s', (_title, answer, then, now, told) => {
    expect(readingsOf(then, now, told)['workers.holders']).toBe(answer);
  });

  it('is not told by one dump', () => {
    const [sample] = deriveReadings([{ at: 0, readings: [], stacks: STUCK }]);
    expect(sample?.readings.map(({ id }) => id)).toEqual(['threads.blocked_share']);
  });
});
