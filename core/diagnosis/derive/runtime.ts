import type { Sample } from '../../probes/probe.ts';
import { type Derived, LOOK_BACK, valueOf } from './derived.ts';

/** What a runtime and a queue tell only by counters, or only together with other figures. */
export function deriveRuntime(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  return [...gcShare(sample, earlier), ...liveAfterMajor(sample, earlier), ...nativeGap(sample, earlier), ...consumerShare(sample, earlier)];
}

function gcShare(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const now = sample.runtime?.gcSeconds;
  const first = earlier.find(({ at, runtime }) => runtime?.gcSeconds !== undefined && at >= sample.at - LOOK_BACK && at < sample.at);
  const then = first?.runtime?.gcSeconds;
  // A counter that fell began anew.
  if (now === undefined || first === undefined || then === undefined || now < then) return [];
  return [{ id: 'cpu.gc_share', value: Math.min(100, (100_000 * (now - then)) / (sample.at - first.at)) }];
}

/** Just after a collection of the whole heap, what is in use is what is live, and what was allocated since the collection. */
function liveAfterMajor(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const { majors, heapUsed } = sample.runtime ?? {};
  const before = earlier.findLast(({ runtime }) => runtime?.majors !== undefined)?.runtime?.majors;
  if (majors === undefined || heapUsed === undefined || before === undefined || majors <= before) return [];
  return valueOf(sample, 'heap.live') === undefined ? [{ id: 'heap.live', value: heapUsed }] : [];
}

/**
 * While a JVM touches a heap it had committed, resident memory grows and what is committed does not: that much of a growth
 * is not told from one outside, so the gap starts from the most it can have been in the first look.
 */
function nativeGap(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const gap = gapOf(sample);
  if (gap === undefined) return [];
  const first = earlier.find((each) => gapOf(each) !== undefined) ?? sample;
  const most = first.runtime?.untouched === undefined ? gap : (gapOf(first) ?? gap) + first.runtime.untouched;
  const least = Math.max(gap, most);
  return least < 0 ? [] : [{ id: 'memory.native_gap', value: least }];
}

function gapOf(sample: Sample): number | undefined {
  const [resident, committed] = [valueOf(sample, 'memory.rss'), valueOf(sample, 'heap.committed')];
  return resident === undefined || committed === undefined ? undefined : resident - committed - (sample.runtime?.besideHeap ?? 0);
}

function consumerShare(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const first = earlier.find(({ at, flow }) => flow && at >= sample.at - LOOK_BACK && at < sample.at)?.flow;
  if (!sample.flow || !first) return [];
  const [arrived, finished] = [sample.flow.arrived - first.arrived, sample.flow.finished - first.finished];
  return arrived > 0 && finished >= 0 ? [{ id: 'queue.consumer_share', value: (100 * finished) / arrived }] : [];
}
