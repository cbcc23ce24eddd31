import type { Runbook } from '../knowledge/types.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../probes/readings.ts';
import type { SeriesTable } from './series.ts';
import type { Diagnosis, NextCheck, ProbeReport, Target, Verdict } from './types.ts';

interface Seen extends Pick<Diagnosis, 'notChecked'> {
  readonly target: Target;
  readonly probes: readonly ProbeReport[];
  readonly verdicts: readonly Verdict[];
}

/** A look that could be taken, and when it says more than any other. The first that fits is the best. */
interface Check {
  readonly fits: (seen: Seen, table: SeriesTable, lacking: ReadonlySet<string>) => boolean;
  readonly make: (seen: Seen, table: SeriesTable) => NextCheck;
}

const grows = (table: SeriesTable, id: ReadingId) => table.get(id)?.trend?.verdict === 'growing';

/** Services by the port they listen on by convention. */
const PORTS: Readonly<Record<string, string>> = {
  5432: 'postgres://USER@HOST/NAME',
  6432: 'pgbouncer://USER@HOST',
  3306: 'mysql://USER@HOST/NAME',
  6379: 'redis://HOST',
};

const CHECKS: readonly Check[] = [
  {
    fits: ({ probes }) => probes.some(({ status }) => status === 'not-permitted'),
    make: ({ probes }) => ({
      check: 'the same with the rights it lacks',
      why: probes.find(({ status, coverage }) => status === 'not-permitted' && coverage)?.coverage ?? 'some of it may only be read by its owner',
    }),
  },
  {
    fits: (_, table, lacking) => grows(table, 'memory.rss') && lacking.has('heap figure of the runtime'),
    make: () => ({
      check: 'the live heap of the runtime',
      why: 'resident memory grows: a live heap that grows with it is a leak in the heap, one that is flat is a leak outside it',
      option: '--metrics URL, or --pprof URL of a Go program',
    }),
  },
  {
    fits: ({ verdicts }, table, lacking) => lacking.has('pprof address') && (grows(table, 'threads.count') || stands(verdicts, 'connection-leak')),
    make: () => ({
      check: 'the goroutine profile, where it is a Go program',
      why: 'it names the line that waits; readLoop waiting in select means that a response body is still open',
      option: '--pprof URL',
    }),
  },
  {
    fits: (_, table, lacking) => lacking.has('database address') && serviceOf(table) !== undefined,
    make: (_, table) => ({
      check: 'the sessions at the other end',
      why: `most outgoing sockets go to ${table.get('sockets.top_peer_share')?.of}: what its sessions do there tells a leaked connection from a slow statement`,
      option: `--dsn ${serviceOf(table)}`,
    }),
  },
  {
    fits: (_, table, lacking) => lacking.has('pool statistics') && table.has('db.connections_share'),
    make: () => ({
      check: 'the figures of the connection pool',
      why: 'whether callers wait while sessions sit idle tells a leaked connection from a pool that is only large',
      option: '--metrics URL, or --expvar URL of a Go program',
    }),
  },
  {
    fits: (_, table, lacking) => lacking.has('database address') && Number(table.get('pool.waiting')?.value) > 0,
    make: () => ({
      check: 'the sessions at the database',
      why: 'callers wait for the pool: idle sessions there are leaked connections, active ones are slow statements',
      option: '--dsn postgres://USER@HOST/NAME',
    }),
  },
];

/** The look that would tell most, with the reason; nothing where what was seen asks for none. */
export function findNextCheck(seen: Seen, table: SeriesTable, runbooks: readonly Runbook[]): NextCheck | undefined {
  const open = new Set([...seen.notChecked, ...seen.verdicts.filter(({ status }) => status === 'possible')].map(({ cause }) => cause));
  const decisive = runbooks.filter(({ id }) => open.has(id)).flatMap(({ signals }) => signals.filter(({ role }) => role === 'decisive'));
  const lacking = new Set(decisive.flatMap(({ reading }) => (table.has(reading) ? [] : needOf(reading))));
  return CHECKS.find(({ fits }) => fits(seen, table, lacking))?.make(seen, table);
}

function needOf(id: ReadingId): readonly string[] {
  const { needs }: ReadingSpec = READINGS[id];
  return needs ? [needs] : [];
}

function stands(verdicts: readonly Verdict[], cause: string): boolean {
  return verdicts.some((verdict) => verdict.cause === cause && verdict.status !== 'refuted');
}

function serviceOf(table: SeriesTable): string | undefined {
  const [, port = ''] = /:(\d+)$/.exec(table.get('sockets.top_peer_share')?.of ?? '') ?? [];
  return PORTS[port];
}
