import process from 'node:process';
import type { ProbeReport } from '../../core/diagnosis/types.ts';
import { PROBES } from '../../core/probes/index.ts';
import type { Probe, ProbeContext, ProbeResult, Sample } from '../../core/probes/probe.ts';
import { type Answer, type Request, requestKey, requestPath } from '../../core/probes/request.ts';
import type { Rows } from '../../core/probes/rows.ts';
import type { Fetched, Machine } from './target.ts';

/** Which probes apply: /proc where there is one, the portable tools elsewhere or when asked for. */
export type Way = Probe['way'];

/** One look at a process: the sample, and how each probe fared. */
export interface Look {
  readonly sample: Sample;
  readonly reports: readonly ProbeReport[];
}

/** Where one answer decides the next question, a probe asks again; this often at most. */
const ROUNDS = 3;

/** Asks the machine what all probes want to know, batch by batch, and lets each read what came back. */
export async function lookOnce(machine: Machine, way: Way, context: ProbeContext): Promise<Look> {
  const probes = PROBES.filter((probe) => probe.way === way);
  const fetched = new Map<string, Fetched>();
  const asked = new Map<string, Request[]>();
  for (let round = 0; round < ROUNDS; round++) {
    const answers = new Map<string, Answer>([...fetched].map(([key, { answer }]) => [key, answer]));
    const batch = new Map<string, Request>();
    for (const probe of probes) {
      const requests = probe.plan(context, answers);
      asked.set(probe.id, [...(asked.get(probe.id) ?? []), ...requests]);
      for (const request of requests) batch.set(requestKey(request), request);
    }
    const open = [...batch].filter(([key]) => !fetched.has(key)).map(([, request]) => request);
    if (open.length === 0) break;
    for (const [key, value] of await machine.fetch(open)) fetched.set(key, value);
  }
  const answers = new Map<string, Answer>([...fetched].map(([key, { answer }]) => [key, answer]));
  const results = probes.map((probe) => ({ probe, result: probe.read(context, answers) }));
  return {
    sample: {
      at: context.at,
      readings: results.flatMap(({ result }) => result.readings),
      ...mergeRows(results.map(({ result }) => result)),
    },
    reports: results.map(({ probe, result }) => report(probe, result, asked.get(probe.id) ?? [], fetched)),
  };
}

/** lsof and ss may both list the sockets; the first one is enough. */
function mergeRows(results: readonly ProbeResult[]): Rows {
  const rows = results.toReversed().map(({ readings: _, status: __, coverage: ___, ...rest }): Rows => rest);
  return Object.assign({}, ...rows);
}

function report(probe: Probe, result: ProbeResult, requests: readonly Request[], fetched: ReadonlyMap<string, Fetched>): ProbeReport {
  const commands = requests.flatMap((request) => (request.kind === 'command' ? [request.argv] : []));
  const reads = [...new Set(requests.flatMap((request) => (request.kind === 'command' ? [] : [requestPath(request)])))];
  const durationMs = requests.reduce((sum, request) => sum + (fetched.get(requestKey(request))?.durationMs ?? 0), 0);
  return {
    id: probe.id,
    ...(commands.length > 0 ? { argv: commands } : {}),
    ...(reads.length > 0 ? { reads } : {}),
    status: result.status,
    durationMs: Math.round(durationMs * 10) / 10,
    ...(result.coverage ? { coverage: forRoot(result.coverage) } : {}),
  };
}

/** What a look would ask, without asking: the first round as it is, later rounds as the probes describe them. */
export function planOnly(way: Way, pid: number): readonly { readonly probe: Probe; readonly requests: readonly Request[] }[] {
  const context: ProbeContext = { pid, at: 0, index: 0 };
  return PROBES.filter((probe) => probe.way === way).map((probe) => ({ probe, requests: probe.plan(context, new Map()) }));
}

/** Root that may not look is root in a container, and sudo would change nothing. */
function forRoot(coverage: string): string {
  return process.getuid?.() === 0 ? coverage.replace('run with sudo', 'this root may not, look from the host') : coverage;
}
