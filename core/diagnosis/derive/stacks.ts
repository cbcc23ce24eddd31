import type { Sample } from '../../probes/probe.ts';
import type { StackRow } from '../../probes/rows.ts';
import { type Derived, valueOf } from './derived.ts';

/** Fewer threads than this wait at one place without its meaning anything. */
const FEW = 3;
/** The share of a pool's threads that make up most of it. */
const MOST = 0.5;
/** Busy workers, %, from which a pool counts as full where nobody says whether jobs wait. */
const FULL = 95;

/** Where the threads of a stack dump stand together, and from two dumps what those of a full pool do. */
export function deriveStacks(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  if (!sample.stacks) return [];
  const before = earlier.findLast(({ stacks }) => stacks)?.stacks;
  return [...blockedShare(sample.stacks), ...(before ? holders(sample, sample.stacks, before) : [])];
}

function blockedShare(stacks: readonly StackRow[]): readonly Derived[] {
  const waiting = stacks.filter(({ does }) => does === 'wait');
  const [top] = [...Map.groupBy(waiting, ({ place }) => place)].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (!top || top[1].length < FEW) return [];
  return [{ id: 'threads.blocked_share', value: (100 * top[1].length) / stacks.length, of: top[0] }];
}

function holders(sample: Sample, now: readonly StackRow[], before: readonly StackRow[]): readonly Derived[] {
  const pool = largestPool(now);
  if (!pool || !jobsWait(sample, pool)) return [];
  const then = new Map(before.map(({ id, place, does }) => [id, `${does} ${place}`]));
  const unmoved = pool.filter(({ id, place, does }) => does === 'wait' && then.get(id) === `wait ${place}`);
  const [together] = [...Map.groupBy(unmoved, ({ place }) => place)].sort((a, b) => b[1].length - a[1].length);
  const stuck = together !== undefined && together[1].length > MOST * pool.length;
  return [{ id: 'workers.holders', value: stuck ? 'waiting' : 'working', ...(stuck ? { of: together[0] } : {}) }];
}

/** The threads whose names differ in their last number alone, which counts them; of those pools the one with most at work. */
function largestPool(stacks: readonly StackRow[]): readonly StackRow[] | undefined {
  const busy = (rows: readonly StackRow[]) => rows.filter(({ does }) => does !== 'rest').length;
  const [largest] = [...Map.groupBy(stacks, ({ name }) => name.replace(/\d+(?=\D*$)/, '#')).values()].sort((a, b) => busy(b) - busy(a));
  return largest && busy(largest) >= FEW ? largest : undefined;
}

/** As the pool itself tells; where it does not, none of its threads is without work. */
function jobsWait(sample: Sample, pool: readonly StackRow[]): boolean {
  const [waiting, share] = [valueOf(sample, 'workers.waiting'), valueOf(sample, 'workers.busy_share')];
  if (waiting !== undefined) return waiting > 0;
  return share === undefined ? pool.every(({ does }) => does !== 'rest') : share >= FULL;
}
