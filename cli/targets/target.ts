import type { Answer, LookContext, Request } from '../../core/probes/probe.ts';

/** An answer with what fetching it took. */
export interface Fetched {
  readonly answer: Answer;
  readonly durationMs: number;
}

/** A way to reach a machine: it fetches what probes ask for, and judges nothing. */
export interface Machine {
  /** Answers every request, by its key; a failure is an answer. `look` tells which look asks. */
  fetch(requests: readonly Request[], look?: LookContext): Promise<ReadonlyMap<string, Fetched>>;
}
