import { answerTo, readingsAt, unanswered } from './answers.ts';
import { shownAddress } from './endpoint.ts';
import { liveGoHeap } from './metrics/metrics.ts';
import type { EndpointContext, EndpointProbe, ProbeResult, Request } from './probe.ts';
import type { PoolRow } from './rows.ts';

const page = ({ address }: EndpointContext): Request => ({ kind: 'http', url: address });

export const expvarProbe: EndpointProbe = {
  id: 'expvar',
  title: 'Variables that a Go program publishes: its memory, and its database pools',
  way: 'expvar',
  gives: ['go.heap_live', 'heap.committed', 'go.goroutines', 'memory.native_gap'],
  cost: 'one page a look; reading its memory statistics stops the program for some µs',
  privilege: 'none; the program has to serve expvar. Its arguments, which stand there too, are dropped as they arrive',
  plan: (context, collected) => unanswered(collected, [page(context)]),
  read(context, collected): ProbeResult {
    const answer = answerTo(collected, page(context));
    if (answer.status !== 'ok') return { readings: [], status: answer.status, coverage: `expvar: ${answer.detail}` };
    const variables = parseObject('text' in answer ? answer.text : '');
    if (!variables) return { readings: [], status: 'failed', coverage: `${shownAddress(context.address)} shows no variables of expvar` };
    const memory = isObject(variables.memstats) ? variables.memstats : {};
    const [sys, released, stacks] = [number(memory.HeapSys), number(memory.HeapReleased), number(memory.StackSys)];
    const published = Object.entries(variables).find(([name, value]) => /^(?:num_?)?goroutines?$/i.test(name) && typeof value === 'number');
    const pools = poolsIn(variables);
    return {
      readings: readingsAt(context, {
        'go.heap_live': liveGoHeap(number(memory.NextGC)),
        'heap.committed': sys === undefined || released === undefined ? undefined : sys - released,
        'go.goroutines': published && number(published[1]),
      }),
      ...(stacks === undefined ? {} : { runtime: { besideHeap: stacks } }),
      ...(pools.length > 0 ? { pools } : {}),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'memory statistics, and a pool published as sql.DBStats, of which eight waited',
      address: 'http://127.0.0.1:6060/debug/vars',
      collected: {
        'http http://127.0.0.1:6060/debug/vars': {
          status: 'ok',
          kind: 'http',
          text: '{\n"cmdline": [],\n"memstats": {"Alloc":1000,"HeapSys":12000000,"HeapReleased":2000000,"StackSys":500000,"NextGC":8388608},\n"goroutines": 41,\n"orders": {"MaxOpenConnections":5,"OpenConnections":5,"InUse":5,"Idle":0,"WaitCount":8,"WaitDuration":1500}\n}\n',
        },
      },
      readings: { 'go.heap_live': 4_194_304, 'heap.committed': 10_000_000, 'go.goroutines': 41 },
    },
    {
      title: 'a page of something else',
      address: 'http://127.0.0.1:6060/debug/vars',
      collected: { 'http http://127.0.0.1:6060/debug/vars': { status: 'ok', kind: 'http', text: '<html>' } },
      readings: {},
      status: 'failed',
    },
  ],
};

type Variables = Readonly<Record<string, unknown>>;

function parseObject(text: string): Variables | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // A page of something else, which the caller says.
    return undefined;
  }
}

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Variables, or members of one, that have the shape of database/sql's DBStats. */
function poolsIn(variables: Variables): readonly PoolRow[] {
  const nested = Object.entries(variables).flatMap(([name, value]) =>
    isObject(value)
      ? [[name, value] as const, ...Object.entries(value).flatMap(([inner, own]) => (isObject(own) ? [[`${name}/${inner}`, own] as const] : []))]
      : [],
  );
  return nested.flatMap(([name, { InUse, MaxOpenConnections, OpenConnections, WaitCount }]) => {
    const [used, max, waits] = [number(InUse), number(MaxOpenConnections), number(WaitCount)];
    if (used === undefined || max === undefined || number(OpenConnections) === undefined) return [];
    return [{ name, used, ...(max > 0 ? { max } : {}), ...(waits === undefined ? {} : { waits }) }];
  });
}
