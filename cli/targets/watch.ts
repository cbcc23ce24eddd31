import { setTimeout as sleep } from 'node:timers/promises';
import { History } from '../../core/diagnosis/history.ts';
import type { SeriesTable } from '../../core/diagnosis/series.ts';
import type { ProbeReport } from '../../core/diagnosis/types.ts';
import type { Reading } from '../../core/probes/readings.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { lookOnce, type Subject } from './look.ts';
import { whatBecame } from './same-process.ts';
import type { Machine } from './target.ts';

export interface WatchOptions {
  /** Seconds between two looks. */
  readonly interval: number;
  /** How long, seconds; until stopped without it. */
  readonly seconds?: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Names of pools and addresses of peers hold no secret. */
  readonly redactor: Redactor;
  /** Which readings are kept and judged. */
  readonly wanted: (reading: Reading) => boolean;
}

/** What is known after one look. */
export interface Watched {
  readonly at: number;
  /** Seconds since the first look. */
  readonly elapsed: number;
  readonly state: 'running' | 'exited';
  readonly table: SeriesTable;
  /** How each probe fared when it was last asked. */
  readonly reports: readonly ProbeReport[];
  /** What happened to the process, for this look and those after it. */
  readonly note?: string;
}

/** Asked at every look, because they cost next to nothing. */
const CHEAP = new Set(['process', 'descriptors', 'threads', 'memory', 'cpu', 'traffic', 'portable-process']);
/** Asked when it is their turn. */
const COSTLY = new Set([...CHEAP, 'sockets', 'portable-descriptors', 'portable-sockets']);
/** Of the time, costly looks take one part in so many at most. */
const SHARE = 100;
/** Beside a process services are not asked more often than this, seconds; alone, as often as the interval says. */
const SERVICES = 5;

/**
 * Looks again and again, until it is stopped or the process ends. What is costly (the links of thousands of descriptors,
 * tables of sockets) is asked as often as it stays below a hundredth of the time: each second of a small process.
 */
export async function* watch(machine: Machine, subject: Subject, options: WatchOptions): AsyncGenerator<Watched> {
  const { now, signal, redactor } = options;
  const history = new History(options.wanted);
  const startedAt = now();
  const reports = new Map<string, ProbeReport>();
  let [note, due, costly] = [undefined as string | undefined, startedAt, 0];
  let before: Awaited<ReturnType<typeof lookOnce>>['sample'] | undefined;
  for (;;) {
    const at = now();
    const thorough = at >= due || subject.pid === undefined;
    const scope: Subject = thorough ? { ...subject, only: COSTLY } : { ...subject, only: CHEAP, endpoints: [] };
    const look = await lookOnce(machine, scope, { at, index: thorough ? costly++ : costly, depth: thorough ? 'quick' : 'counts' });
    if (thorough) due = now() + Math.max(SHARE * (now() - at), subject.endpoints?.length ? 1000 * SERVICES : 0);
    const became = subject.pid === undefined ? 'same' : whatBecame(look, before);
    if (became === 'replaced') {
      note = 'another program took its place (exec); what came before it is left out';
      history.clear();
    }
    if (became !== 'gone') {
      history.add({ ...look.sample, readings: redactor.value(look.sample.readings) });
      for (const report of look.reports) if (thorough || report.status !== 'ok') reports.set(`${report.id} ${report.of ?? ''}`, report);
      before = look.sample;
    }
    const elapsed = (now() - startedAt) / 1000;
    const state = became === 'gone' ? 'exited' : 'running';
    yield { at, elapsed, state, table: history.table(), reports: [...reports.values()], ...(note ? { note } : {}) };
    const over = options.seconds !== undefined && elapsed + options.interval > options.seconds + 0.01;
    if (state === 'exited' || over || signal.aborted) return;
    await sleep(Math.max(0, at + options.interval * 1000 - now()), undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return;
  }
}
