import { deriveReadings } from '../../core/diagnosis/derive/derive.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Diagnosis, ProbeReport, Target } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import type { Sample } from '../../core/probes/probe.ts';
import type { ReadingId } from '../../core/probes/readings.ts';
import type { Look } from './look.ts';

/** Of what the looks are, and what they are judged by. */
export interface CourseOptions {
  readonly pid?: number;
  readonly name: string;
  readonly endpoints?: readonly Endpoint[];
  readonly runbooks: readonly Runbook[];
}

/** Look after look of one target, taken now or read from a record, and what they say together. */
export class Course {
  readonly #runbooks: readonly Runbook[];
  readonly #startedAt: number;
  readonly #samples: Sample[] = [];
  #target: Target;
  #probes: readonly ProbeReport[] = [];

  constructor({ pid, name, endpoints, runbooks }: CourseOptions, startedAt: number) {
    this.#runbooks = runbooks;
    this.#startedAt = startedAt;
    this.#target = {
      ...(pid === undefined ? {} : { pid }),
      name,
      ...(pid === undefined ? {} : { state: 'running' }),
      ...(endpoints?.length ? { endpoints } : {}),
    };
  }

  /** The looks that showed the process; one at which it had ended is none. */
  get samples(): readonly Sample[] {
    return this.#samples;
  }

  add(look: Look): void {
    if (isAnotherProcess(look, this.#samples.at(-1))) {
      this.#target = { ...this.#target, state: 'exited' };
      return;
    }
    this.#samples.push(...deriveReadings([...this.#samples, look.sample]).slice(-1));
    this.#probes = addUp(this.#probes, look.reports);
  }

  diagnosis(endedAt: number): Diagnosis {
    return diagnose({ target: this.#target, startedAt: this.#startedAt, endedAt, samples: this.#samples, probes: this.#probes }, this.#runbooks);
  }
}

/** Gone, a zombie, or a later process with the same pid. */
function isAnotherProcess({ sample, reports }: Look, before: Sample | undefined): boolean {
  if (reports.some(({ id, status }) => (id === 'process' || id === 'portable-process') && status === 'gone')) return true;
  const value = (of: Sample | undefined, wanted: ReadingId) => of?.readings.find(({ id }) => id === wanted)?.value;
  if (/^[ZX]/.test(String(value(sample, 'process.state') ?? ''))) return true;
  const changed = (id: ReadingId, differs: (then: number, now: number) => boolean) => {
    const [then, now] = [value(before, id), value(sample, id)];
    return typeof then === 'number' && typeof now === 'number' && differs(then, now);
  };
  // The tools do not tell when a process started to the tick; one that is younger than before is another one.
  return changed('process.started', (then, now) => now !== then) || changed('process.uptime', (then, now) => now < then);
}

/** Durations add up over the samples; a failure in any sample stays visible. */
function addUp(before: readonly ProbeReport[], now: readonly ProbeReport[]): readonly ProbeReport[] {
  return now.map((report) => {
    const earlier = before.find(({ id, of }) => id === report.id && of === report.of);
    if (!earlier) return report;
    const worse = report.status === 'ok' && earlier.status !== 'ok' ? earlier : report;
    const paths = [...new Set([...(earlier.reads ?? []), ...(report.reads ?? [])])];
    const commands = [...new Map([...(earlier.argv ?? []), ...(report.argv ?? [])].map((argv) => [argv.join(' '), argv])).values()];
    return {
      ...report,
      status: worse.status,
      ...(worse.coverage ? { coverage: worse.coverage } : {}),
      ...(paths.length > 0 ? { reads: paths } : {}),
      ...(commands.length > 0 ? { argv: commands } : {}),
      durationMs: Math.round(10 * (earlier.durationMs + report.durationMs)) / 10,
    };
  });
}
