import { deriveReadings } from '../../core/diagnosis/derive/derive.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Diagnosis, ProbeReport, Target } from '../../core/diagnosis/types.ts';
import { formatDuration } from '../../core/figures.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import { type Endpoint, shownAddress } from '../../core/probes/endpoint.ts';
import type { Sample } from '../../core/probes/probe.ts';
import type { Look } from './look.ts';
import { whatBecame } from './same-process.ts';

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
      ...(endpoints?.length ? { endpoints: endpoints.map(({ kind, address }) => ({ kind, address: shownAddress(address) })) } : {}),
    };
  }

  /** The looks that showed the process; one at which it had ended is none. */
  get samples(): readonly Sample[] {
    return this.#samples;
  }

  add(look: Look): void {
    const became = whatBecame(look, this.#samples.at(-1));
    if (became === 'gone') {
      this.#target = { ...this.#target, state: 'exited' };
      return;
    }
    if (became === 'replaced') {
      // What the program before it held says nothing about this one.
      this.#samples.length = 0;
      const after = formatDuration((look.sample.at - this.#startedAt) / 1000);
      this.#target = { ...this.#target, note: `it put another program in its place (exec) after ${after}; only what came after that counts` };
    }
    this.#samples.push(...deriveReadings([...this.#samples, look.sample]).slice(-1));
    this.#probes = addUp(this.#probes, look.reports);
  }

  diagnosis(endedAt: number): Diagnosis {
    return diagnose({ target: this.#target, startedAt: this.#startedAt, endedAt, samples: this.#samples, probes: this.#probes }, this.#runbooks);
  }
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
