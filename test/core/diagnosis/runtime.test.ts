import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { Sample } from '../../../core/probes/probe.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';

const MIB = 1024 * 1024;
type Told = Omit<Sample, 'at' | 'readings'> & { readonly readings?: Partial<Record<ReadingId, number>> };

/** The readings of the last of several looks, ten seconds apart. */
function lastOf(...looks: readonly Told[]): Record<string, unknown> {
  const samples = looks.map(({ readings = {}, ...rows }, i) => ({
    at: 10_000 * i,
    readings: Object.entries(readings).map(([id, value]) => ({ id: id as ReadingId, value, at: 10_000 * i })),
    ...rows,
  }));
  return Object.fromEntries((deriveReadings(samples).at(-1)?.readings ?? []).map(({ id, value }) => [id, value]));
}

describe('the share of time in garbage collection', () => {
  it.each<[string, number | undefined, readonly Told[]]>([
    ['three of ten seconds', 30, [{ runtime: { gcSeconds: 5 } }, { runtime: { gcSeconds: 8 } }]],
    ['none', 0, [{ runtime: { gcSeconds: 5 } }, { runtime: { gcSeconds: 5 } }]],
    ['one look', undefined, [{ runtime: { gcSeconds: 5 } }]],
    ['a program that began anew', undefined, [{ runtime: { gcSeconds: 5 } }, { runtime: { gcSeconds: 1 } }]],
    ['several collectors at once are no more than all of it', 100, [{ runtime: { gcSeconds: 5 } }, { runtime: { gcSeconds: 35 } }]],
  ])('%s', (_title, share, looks) => {
    expect(lastOf(...looks)['cpu.gc_share']).toBe(share);
  });
});

describe('the live heap of a runtime that only counts its collections', () => {
  const look = (majors: number, heapUsed: number, readings: Told['readings'] = {}): Told => ({ runtime: { majors, heapUsed }, readings });

  it.each<[string, number | undefined, readonly Told[]]>([
    ['is what is in use just after one', 40, [look(3, 90), look(4, 40)]],
    ['is not told between two', undefined, [look(4, 40), look(4, 80)]],
    ['is not told by the first look', undefined, [look(4, 40)]],
    ['is what the runtime says, where it says it', 30, [look(3, 90), look(4, 40, { 'heap.live': 30 })]],
  ])('%s', (_title, live, looks) => {
    expect(lastOf(...looks)['heap.live']).toBe(live);
  });
});

describe('memory outside heap and stacks', () => {
  const look = (rss: number, committed: number, runtime: Told['runtime'] = {}): Told => ({
    readings: { 'memory.rss': rss * MIB, 'heap.committed': committed * MIB },
    ...(runtime ? { runtime } : {}),
  });
  const untouched = (mib: number) => ({ untouched: mib * MIB });

  it.each<[string, number | undefined, readonly Told[]]>([
    ['is what the committed heap and its neighbours leave', 60, [look(200, 100, { besideHeap: 40 * MIB })]],
    ['is not told of a heap that is committed and not resident', undefined, [look(200, 512)]],
    ['is not told without a figure of the heap', undefined, [{ readings: { 'memory.rss': 200 * MIB } }]],
    ['does not grow while a JVM touches the heap that it had committed', 70, [look(90, 96, untouched(76)), look(150, 96, untouched(20))]],
    ['grows by what that cannot explain', 104, [look(90, 96, untouched(76)), look(200, 96, untouched(20))]],
    ['grows at once where the runtime commits no more than it uses', 90, [look(100, 50), look(140, 50)]],
  ])('%s', (_title, gap, looks) => {
    expect(lastOf(...looks)['memory.native_gap']).toBe(gap === undefined ? undefined : gap * MIB);
  });
});

describe('consumption of production', () => {
  it.each<[string, number | undefined, readonly Told[]]>([
    ['half of what came in', 50, [{ flow: { arrived: 100, finished: 90 } }, { flow: { arrived: 200, finished: 140 } }]],
    ['a backlog that shrinks', 200, [{ flow: { arrived: 100, finished: 0 } }, { flow: { arrived: 110, finished: 20 } }]],
    ['nothing came in', undefined, [{ flow: { arrived: 100, finished: 90 } }, { flow: { arrived: 100, finished: 95 } }]],
    ['a broker that began anew', undefined, [{ flow: { arrived: 100, finished: 90 } }, { flow: { arrived: 3, finished: 2 } }]],
  ])('%s', (_title, share, looks) => {
    expect(lastOf(...looks)['queue.consumer_share']).toBe(share);
  });
});
