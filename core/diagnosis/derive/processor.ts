import type { Sample } from '../../probes/probe.ts';
import type { ThreadRow } from '../../probes/rows.ts';
import { type Derived, LOOK_BACK } from './derived.ts';
import { identity } from './threads.ts';

/** Seconds a thread must have been seen for, and have lived before, to be called spinning. */
const SEEN = 15;
const LIVED = 5;
/** A thread that never waits, on a machine that may give it less than a core; and one that mostly waited before. */
const NEVER_WAITS = 0.95;
const MOSTLY_WAITED = 0.5;

/** Processor time of the process and of its threads, between looks. */
export function deriveProcessor(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  return [...processShares(sample, earlier), ...threadShares(sample, earlier), ...switchShares(sample, earlier)];
}

function processShares(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const now = sample.processor;
  const looks = earlier.filter(({ at, processor }) => processor && at >= sample.at - LOOK_BACK && at < sample.at);
  const [before, first] = [looks.at(-1), looks[0]?.processor];
  if (!now || !before?.processor || !first) return [];
  const seconds = (sample.at - before.at) / 1000;
  const share: Derived = { id: 'cpu.share', value: (100 * (now.used - before.processor.used)) / seconds / now.allowed };
  if (now.periods === undefined || first.periods === undefined) return [share];
  const [periods, throttled] = [now.periods - first.periods, (now.throttled ?? 0) - (first.throttled ?? 0)];
  return [share, { id: 'cpu.throttled_share', value: periods > 0 ? (100 * throttled) / periods : 0 }];
}

function threadShares(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const first = earlier.find(({ at, threads }) => threads && at >= sample.at - LOOK_BACK && at < sample.at);
  if (!sample.threads || !first?.threads) return [];
  const before = new Map(first.threads.map((row) => [identity(row), row]));
  const seconds = (sample.at - first.at) / 1000;
  const pairs = sample.threads.flatMap((row) => {
    const then = before.get(identity(row));
    return then ? [{ row, then, used: (row.used - then.used) / seconds }] : [];
  });
  const [busiest] = pairs.toSorted((a, b) => b.used - a.used);
  if (!busiest) return [];
  const share: Derived = { id: 'cpu.busiest_thread_share', value: Math.min(100, 100 * busiest.used), of: `${busiest.row.name} (${busiest.row.tid})` };
  if (seconds < SEEN) return [share];
  const spinning = pairs.filter(({ row, then }) => isSpinning(row, then, seconds));
  return [share, { id: 'cpu.spinning_threads', value: spinning.length, ...(spinning[0] ? { of: `${spinning[0].row.name} (${spinning[0].row.tid})` } : {}) }];
}

/** Between two of the looks that counted them: of threads that came meanwhile, or went, half of it would be missing. */
function switchShares(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const counted = ({ threads }: Sample) => threads?.some(({ switches }) => switches) === true;
  const first = earlier.find((each) => each.at >= sample.at - LOOK_BACK && each.at < sample.at && counted(each));
  if (!first?.threads || !sample.threads || !counted(sample)) return [];
  const before = new Map(first.threads.map((row) => [identity(row), row.switches]));
  let [voluntary, forced] = [0, 0];
  for (const row of sample.threads) {
    const then = before.get(identity(row));
    if (!then || !row.switches) continue;
    voluntary += row.switches.voluntary - then.voluntary;
    forced += row.switches.forced - then.forced;
  }
  const all = voluntary + forced;
  const rate: Derived = { id: 'cpu.switches', value: (1000 * all) / (sample.at - first.at) };
  return all > 0 ? [rate, { id: 'cpu.forced_switches_share', value: (100 * forced) / all }] : [rate];
}

function isSpinning(now: ThreadRow, then: ThreadRow, seconds: number): boolean {
  const wanted = now.used - then.used + ((now.waited ?? 0) - (then.waited ?? 0));
  return wanted >= NEVER_WAITS * seconds && then.age >= LIVED && then.used <= MOSTLY_WAITED * then.age;
}
