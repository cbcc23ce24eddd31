import type { Answer, Request } from '../../core/probes/probe.ts';

/** An answer with what fetching it took. */
export interface Fetched {
  readonly answer: Answer;
  readonly durationMs: number;
}

/** A way to reach a machine: it fetches what probes ask for, and judges nothing. */
export interface Machine {
  /** Answers every request, by its key; a failure is an answer. `onAnswer` hears of each as it comes, where the machine tells. */
  fetch(requests: readonly Request[], onAnswer?: (key: string) => void): Promise<ReadonlyMap<string, Fetched>>;
  /** Both ends of the connections that were opened to fetch pages, as `address:port`: they are not the target's own doing. */
  ownConnections?(): readonly { readonly local: string; readonly peer: string }[];
}
