import { answerTo, readingsAt, unanswered } from '../answers.ts';
import { shownAddress } from '../endpoint.ts';
import type { EndpointContext, EndpointProbe, ProbeResult, Request } from '../probe.ts';
import type { Reading, ReadingId } from '../readings.ts';
import type { FlowRow, ProcessorRow, RuntimeRow } from '../rows.ts';
import * as costs from './costs.ts';
import { EXAMPLES } from './examples.ts';
import * as figures from './figures.ts';
import { figureOf, type MetricPage, readMetricPage, samplesOf, type Wanted } from './page.ts';
import { POOLS, readPools } from './pools.ts';
import * as queues from './queues.ts';
import { readWorkers, WORKERS } from './workers.ts';

const page = ({ address }: EndpointContext): Request => ({ kind: 'http', url: address });

export const metricsProbe: EndpointProbe = {
  id: 'metrics',
  title: 'What the program counts of itself, in the text format of Prometheus',
  way: 'metrics',
  gives: [
    ...(Object.keys(figures.FIGURES) as ReadingId[]),
    'process.uptime',
    'queue.depth',
    'queue.age',
    'queue.consumer_share',
    'workers.busy_share',
    'workers.waiting',
    'cpu.gc_share',
    'memory.native_gap',
    'cost.units_per_result',
    'cost.deviation_share',
  ],
  cost: 'one page a look, which the program makes as it does for every other reader',
  privilege: 'none; what the page itself asks for',
  plan: (context, collected) => unanswered(collected, [page(context)]),
  read(context, collected): ProbeResult {
    const answer = answerTo(collected, page(context));
    if (answer.status !== 'ok') return { readings: [], status: answer.status, coverage: `metrics: ${answer.detail}` };
    const metrics = 'text' in answer ? readMetricPage(answer.text, NAMES) : [];
    if (metrics.length === 0) return { readings: [], status: 'ok', coverage: `${shownAddress(context.address)} has no metric that is known` };
    const pools = readPools(metrics);
    return {
      readings: [...directReadings(context, metrics), ...queueReadings(context, metrics), ...workerReadings(context, metrics)],
      ...(pools.length > 0 ? { pools } : {}),
      ...someOf({ runtime: runtimeOf(metrics), flow: flowOf(metrics), bill: costs.billOf(metrics), processor: processorOf(metrics) }),
      status: 'ok',
    };
  },
  examples: EXAMPLES,
};

/** The names that are looked for; all others of a page are not even parsed. */
const NAMES: readonly (string | RegExp)[] = [
  ...Object.values(figures.FIGURES).flat(),
  ...[figures.AFTER_GC_SHARE, figures.OLD_MAX, figures.NEXT_GC, figures.GOGC, figures.GO_HEAP, figures.GO_RELEASED, figures.STARTED, figures.UPTIME],
  ...[figures.GC_SECONDS, figures.BESIDE_HEAP, figures.CPU_SECONDS, figures.PROCESSORS, figures.MAJORS, figures.HEAP_USED, figures.JVM_USED].flat(),
  ...POOLS.flatMap(({ used, max, waiting, waits }) => [used, max, waiting, waits].filter((wanted) => wanted !== undefined)),
  ...WORKERS.flatMap(({ busy, free, max, waiting }) => [busy, free, waiting, ...max].filter((wanted) => wanted !== undefined)),
  ...[costs.BILLED, costs.EXPECTED, costs.RESULTS].flat(),
  ...queues.DEPTH,
  ...queues.AGE,
  ...queues.FLOW.flatMap(({ arrived, finished }) => [arrived, finished]),
].map(({ name }) => name);

function directReadings(context: EndpointContext, metrics: MetricPage): readonly Reading[] {
  const one = (wanted: Wanted) => figureOf(metrics, [wanted]);
  const direct = Object.fromEntries(Object.entries(figures.FIGURES).map(([id, any]) => [id, figureOf(metrics, any)])) as Partial<Record<ReadingId, number>>;
  const [started, next, share, most] = [one(figures.STARTED), one(figures.NEXT_GC), one(figures.AFTER_GC_SHARE), one(figures.OLD_MAX)];
  const [goHeap, released] = [one(figures.GO_HEAP), one(figures.GO_RELEASED)];
  const live = direct['heap.live'] ?? (share !== undefined && most !== undefined && most > 0 ? share * most : undefined);
  return readingsAt(context, {
    ...direct,
    'go.heap_live': direct['go.heap_live'] ?? liveGoHeap(next, one(figures.GOGC)),
    'heap.committed': direct['heap.committed'] ?? (goHeap !== undefined && released !== undefined ? goHeap - released : undefined),
    // Before the first collection there is none that it could tell of.
    'heap.live': live || undefined,
    'process.uptime': one(figures.UPTIME) ?? (started ? context.at / 1000 - started : undefined),
  });
}

/**
 * What survived the last collection of Go, by the heap size at which the next one begins (runtime/mgcpacer.go): that is
 * the live heap and GOGC percent of it. Without a collector (GOGC=off) there is no such size.
 */
export function liveGoHeap(nextGc: number | undefined, gogc = 100): number | undefined {
  return nextGc === undefined || nextGc <= 0 || nextGc > 1e15 || !(gogc > 0) ? undefined : nextGc / (1 + gogc / 100);
}

function queueReadings(context: EndpointContext, metrics: MetricPage): readonly Reading[] {
  const ages = queues.AGE.map((wanted) => samplesOf(metrics, wanted)).find((samples) => samples.length > 0) ?? [];
  return readingsAt(context, {
    'queue.depth': figureOf(metrics, queues.DEPTH),
    'queue.age': ages.length > 0 ? Math.max(...ages.map(({ value }) => value)) : undefined,
  });
}

function workerReadings(context: EndpointContext, metrics: MetricPage): readonly Reading[] {
  const pool = readWorkers(metrics);
  if (!pool) return [];
  const readings = readingsAt(context, { 'workers.busy_share': (100 * pool.busy) / pool.max, 'workers.waiting': pool.waiting });
  return pool.name === '' ? readings : readings.map((reading) => ({ ...reading, of: pool.name }));
}

function runtimeOf(metrics: MetricPage): RuntimeRow | undefined {
  const row = someOf({
    gcSeconds: figureOf(metrics, figures.GC_SECONDS),
    majors: figureOf(metrics, figures.MAJORS),
    heapUsed: figureOf(metrics, figures.HEAP_USED),
    besideHeap: figureOf(metrics, figures.BESIDE_HEAP),
    untouched: untouchedOf(metrics),
  });
  return Object.keys(row).length > 0 ? row : undefined;
}

/** All of it may be so where nobody says how much is in use. */
function untouchedOf(metrics: MetricPage): number | undefined {
  const committed = figureOf(metrics, figures.JVM_COMMITTED);
  return committed === undefined ? undefined : Math.max(0, committed - (figureOf(metrics, figures.JVM_USED) ?? 0));
}

function flowOf(metrics: MetricPage): FlowRow | undefined {
  for (const { arrived, finished } of queues.FLOW) {
    const [came, went] = [figureOf(metrics, [arrived]), figureOf(metrics, [finished])];
    if (came !== undefined && went !== undefined) return { arrived: came, finished: went };
  }
  return undefined;
}

function processorOf(metrics: MetricPage): ProcessorRow | undefined {
  const [used, allowed] = [figureOf(metrics, figures.CPU_SECONDS), figureOf(metrics, figures.PROCESSORS)];
  return used === undefined || !allowed ? undefined : { used, allowed };
}

/** Without the members that are undefined. */
function someOf<T extends object>(members: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
