import type { Answer, Request } from '../../core/probes/probe.ts';

/** An answer with what fetching it took. */
export interface Fetched {
  readonly answer: Answer;
  readonly durationMs: number;
}

/** A way to reach a machine: it fetches what probes ask for, and judges nothing. */
export interface Machine {
  /** Answers every request, by its key; a failure is an answer. */
  fetch(requests: readonly Request[]): Promise<ReadonlyMap<string, Fetched>>;
}
