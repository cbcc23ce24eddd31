import { setTimeout as sleep } from 'node:timers/promises';
import { deriveReadings } from '../../core/diagnosis/derive/derive.ts';
import { decided, diagnose, isPlain, NOISY } from '../../core/diagnosis/diagnose.ts';
import type { Diagnosis, ProbeReport, Target } from '../../core/diagnosis/types.ts';
import { UserError } from '../../core/errors.ts';
import { formatDuration } from '../../core/figures.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import type { Sample } from '../../core/probes/probe.ts';
import { lookOnce, type Way } from './look.ts';
import { whatBecame } from './same-process.ts';
import type { Machine } from './target.ts';

export interface ObserveOptions {
  /** The process; absent when only services or metrics are asked. */
  readonly pid?: number;
  /** The name of the process, or the addresses asked. */
  readonly name: string;
  readonly way: Way;
  readonly endpoints?: readonly Endpoint[];
  readonly runbooks: readonly Runbook[];
  /** How long to look unless a leak is plain before, seconds; 0 is one look. Without it: until decided, 60 intervals at most. */
  readonly seconds?: number;
  /** Seconds between two samples. */
  readonly interval: number;
  /** Ends the sampling; what is known is returned. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called after each sample with what is known by then. */
  readonly onUpdate?: (diagnosis: Diagnosis) => void;
}

/** Looks at a process again and again until the answer stands, and says what it is. */
export async function observe(machine: Machine, options: ObserveOptions): Promise<Diagnosis> {
  const { pid, now, signal } = options;
  const longest = options.seconds ?? NOISY * options.interval;
  const startedAt = now();
  const samples: Sample[] = [];
  let probes: readonly ProbeReport[] = [];
  let target: Target = {
    ...(pid === undefined ? {} : { pid }),
    name: options.name,
    ...(pid === undefined ? {} : { state: 'running' }),
    ...(options.endpoints?.length ? { endpoints: options.endpoints } : {}),
  };
  for (;;) {
    const look = await lookOnce(machine, options, { at: now(), index: samples.length, ...(longest === 0 ? { depth: 'quick' } : {}) });
    const became = whatBecame(look, samples.at(-1));
    if (became === 'gone') {
      if (samples.length === 0) throw new UserError(`No process has the pid ${pid}.`, { hint: 'List them with: ps -eo pid,comm' });
      target = { ...target, state: 'exited' };
    } else {
      if (became === 'replaced') {
        // What the program before it held says nothing about this one.
        samples.length = 0;
        target = {
          ...target,
          note: `it put another program in its place (exec) after ${formatDuration((now() - startedAt) / 1000)}; only what came after that counts`,
        };
      }
      samples.push(...deriveReadings([...samples, look.sample]).slice(-1));
      probes = addUp(probes, look.reports);
    }
    const diagnosis = diagnose({ target, startedAt, endedAt: now(), samples, probes }, options.runbooks);
    options.onUpdate?.(diagnosis);
    const elapsed = (now() - startedAt) / 1000;
    const late = elapsed + options.interval > longest + 0.01;
    // Whoever says how long wants slower leaks seen too: then only a plain one ends it early.
    const enough = options.seconds === undefined ? decided(samples, diagnosis) : isPlain(samples, diagnosis);
    if (late || signal.aborted || enough) return diagnosis;
    // From the start of this look, not of the first: after a stall the missed looks are not made up for in a burst.
    const next = look.sample.at + options.interval * 1000;
    await sleep(Math.max(0, next - now()), undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return diagnosis;
  }
}

/** Durations add up over the samples; a failure in any sample stays visible. */
function addUp(before: readonly ProbeReport[], now: readonly ProbeReport[]): readonly ProbeReport[] {
  return now.map((report) => {
    const earlier = before.find(({ id, of }) => id === report.id && of === report.of);
    if (!earlier) return report;
    const worse = report.status === 'ok' && earlier.status !== 'ok' ? earlier : report;
    const paths = [...new Set([...(earlier.reads ?? []), ...(report.reads ?? [])])];
    return {
      ...report,
      status: worse.status,
      ...(worse.coverage ? { coverage: worse.coverage } : {}),
      ...(paths.length > 0 ? { reads: paths } : {}),
      durationMs: Math.round(10 * (earlier.durationMs + report.durationMs)) / 10,
    };
  });
}
