import type { Answer } from '../../core/probes/request.ts';

/** A connection to one service, opened when it is first asked. */
export interface EndpointClient {
  /** Puts one read-only question; a failure is an answer, and none takes longer than the deadline of the client. */
  ask(statement: string): Promise<Answer>;
  close(): Promise<void>;
}
