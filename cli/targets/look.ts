import process from 'node:process';
import type { ProbeReport } from '../../core/diagnosis/types.ts';
import { type Endpoint, shownAddress } from '../../core/probes/endpoint.ts';
import { ATTACH_PROBES, ENDPOINT_PROBES, PEER_PROBES, PROBES } from '../../core/probes/index.ts';
import type { Collected, LookContext, Probe, ProbeResult, ProcessProbe, Sample } from '../../core/probes/probe.ts';
import { type Answer, type Request, requestKey, shownPath } from '../../core/probes/request.ts';
import type { Rows } from '../../core/probes/rows.ts';
import { mergeReadings } from './merge-readings.ts';
import { withoutOwn } from './own-footprint.ts';
import type { Fetched, Machine } from './target.ts';
import { type AskedProbe, WhoWaits } from './who-waits.ts';

/** Which probes of a process apply: /proc where there is one, the portable tools elsewhere or when asked for. */
export type Way = ProcessProbe['way'];

/** What is looked at: a process, what was named to be asked beside it, or only the latter. */
export interface Subject {
  readonly pid?: number;
  readonly way: Way;
  readonly endpoints?: readonly Endpoint[];
  /** Set where a thread dump was asked for, with the program that it was agreed to for. */
  readonly attach?: { readonly agreedTo?: string };
  /** Whether its busiest peer is to be asked. */
  readonly askPeer?: boolean;
  /** Whether who looks is root; of a record, whether who looked was. */
  readonly asRoot?: boolean;
  /** Ids of the only probes of the process that are wanted; all without it. */
  readonly only?: ReadonlySet<string>;
}

/** One look at a process: the sample, and how each probe fared. */
export interface Look {
  readonly sample: Sample;
  readonly reports: readonly ProbeReport[];
}

/** Where one answer decides the next question, a probe asks again; this often at most. */
const ROUNDS = 3;

/**
 * Asks the machine what all probes want to know, batch by batch, and lets each read what came back. `onAsk` hears who
 * waits, whenever that changes; nobody at the end.
 */
export async function lookOnce(machine: Machine, subject: Subject, context: LookContext, onAsk?: (waiting: readonly AskedProbe[]) => void): Promise<Look> {
  const probes = bindProbes(subject, context);
  const who = new WhoWaits(onAsk);
  const fetched = new Map<string, Fetched>();
  const asked = new Map<BoundProbe, Request[]>(probes.map((probe) => [probe, []]));
  const answers = () => new Map<string, Answer>([...fetched].map(([key, { answer }]) => [key, answer]));
  for (let round = 0; round < ROUNDS; round++) {
    const collected = answers();
    const batch = new Map<string, Request>();
    for (const probe of probes) {
      const requests = probe.plan(collected);
      asked.get(probe)?.push(...requests);
      for (const request of requests) batch.set(requestKey(request), request);
    }
    const open = [...batch].filter(([key]) => !fetched.has(key)).map(([, request]) => request);
    if (open.length === 0) break;
    const waiting = new Map(open.map((request) => [requestKey(request), request]));
    who.begin(() => waitingFor(probes, asked, waiting));
    const onAnswer = (key: string) => {
      waiting.delete(key);
      who.changed();
    };
    for (const [key, value] of await machine.fetch(open, onAnswer)) fetched.set(key, value);
  }
  who.end();
  const collected = answers();
  // What several probes ask is fetched once, and counts for the first of them.
  const takeDuration = (request: Request) => {
    const duration = durations.get(requestKey(request)) ?? 0;
    durations.delete(requestKey(request));
    return duration;
  };
  const durations = new Map([...fetched].map(([key, { durationMs }]) => [key, durationMs]));
  const results = probes.map((probe) => ({ probe, result: probe.read(collected) }));
  return {
    sample: withoutOwn(
      {
        at: context.at,
        readings: mergeReadings(results.map(({ probe, result }) => ({ probe: probe.probe, result }))),
        ...mergeRows(results.map(({ result }) => result)),
      },
      machine.ownConnections?.() ?? [],
    ),
    reports: results.map(({ probe, result }) => report(probe, result, asked.get(probe) ?? [], takeDuration, subject.asRoot ?? process.getuid?.() === 0)),
  };
}

/** A probe with what it looks at. */
interface BoundProbe {
  readonly probe: Probe;
  /** The endpoint asked, where it is a probe of one. */
  readonly address?: string;
  plan(collected: Collected): readonly Request[];
  read(collected: Collected): ProbeResult;
}

function bindProbes({ pid, way, endpoints = [], attach, askPeer, only }: Subject, context: LookContext): readonly BoundProbe[] {
  const all = [...PROBES, ...(attach ? ATTACH_PROBES : []), ...(askPeer ? PEER_PROBES : [])].filter(
    (probe) => probe.way === way && (only?.has(probe.id) ?? true),
  );
  const ofProcess = pid === undefined ? [] : all.map((probe) => bind(probe, { ...context, ...attach, pid }));
  const ofEndpoints = endpoints.flatMap(({ kind, address }) =>
    ENDPOINT_PROBES.filter((probe) => probe.way === kind).map((probe) => ({ ...bind(probe, { ...context, address }), address })),
  );
  return [...ofProcess, ...ofEndpoints];
}

function bind<Context extends LookContext>(
  probe: Probe & { plan(context: Context, collected: Collected): readonly Request[]; read(context: Context, collected: Collected): ProbeResult },
  context: Context,
): BoundProbe {
  return { probe, plan: (collected) => probe.plan(context, collected), read: (collected) => probe.read(context, collected) };
}

function waitingFor(
  probes: readonly BoundProbe[],
  asked: ReadonlyMap<BoundProbe, readonly Request[]>,
  waiting: ReadonlyMap<string, Request>,
): readonly AskedProbe[] {
  return probes.flatMap((probe) => {
    const request = asked.get(probe)?.find((each) => waiting.has(requestKey(each)));
    if (!request) return [];
    const of = probe.address === undefined ? {} : { of: shownAddress(probe.address) };
    return [{ id: probe.probe.id, ...of, what: request.kind === 'command' ? request.argv.join(' ') : shownPath(request) }];
  });
}

/** lsof and ss may both list the sockets; the first one is enough. Pools and sessions of two services stand side by side. */
function mergeRows(results: readonly ProbeResult[]): Rows {
  const rows = results.toReversed().map(({ readings: _, status: __, coverage: ___, ...rest }): Rows => rest);
  const [pools, sessions] = [results.flatMap((each) => each.pools ?? []), results.flatMap((each) => each.sessions ?? [])];
  return {
    ...Object.assign({}, ...rows),
    ...(results.some((each) => each.pools) ? { pools } : {}),
    ...(results.some((each) => each.sessions) ? { sessions } : {}),
  };
}

function report(
  { probe, address }: BoundProbe,
  result: ProbeResult,
  requests: readonly Request[],
  takeDuration: (request: Request) => number,
  asRoot: boolean,
): ProbeReport {
  const commands = requests.flatMap((request) => (request.kind === 'command' ? [request.argv] : []));
  const reads = [...new Set(requests.flatMap((request) => (request.kind === 'command' ? [] : [shownPath(request)])))];
  const durationMs = requests.reduce((sum, request) => sum + takeDuration(request), 0);
  return {
    id: probe.id,
    ...(address === undefined ? {} : { of: shownAddress(address) }),
    ...(commands.length > 0 ? { argv: commands } : {}),
    ...(reads.length > 0 ? { reads } : {}),
    status: result.status,
    durationMs: Math.round(durationMs * 10) / 10,
    ...(result.coverage ? { coverage: asRoot ? forRoot(result.coverage) : result.coverage } : {}),
  };
}

/** What a look would ask, without asking: the first round as it is, later rounds as the probes describe them. */
export function planOnly(subject: Subject): readonly { readonly probe: Probe; readonly requests: readonly Request[] }[] {
  return bindProbes(subject, { at: 0, index: 0 }).map(({ probe, plan }) => ({ probe, requests: plan(new Map()) }));
}

/** Root that may not look is root in a container, and sudo would change nothing. */
function forRoot(coverage: string): string {
  return coverage.replace('run with sudo', 'this root may not, look from the host');
}
