import type { Endpoint } from '../core/probes/endpoint.ts';

/** What a drill needs beside Node.js. */
export type Need = 'go' | 'java' | 'python' | 'postgres' | 'pgbouncer' | 'redis' | 'mariadb' | 'root' | 'namespaces' | 'conntrack';

/** A small program that leaks on purpose, or looks as if it did: real, bounded, and ending by itself. */
export interface Drill {
  readonly name: string;
  readonly summary: string;
  /** The runbook id that is the right answer; `none` for a healthy look-alike. */
  readonly answer: string;
  /** The variant of it, where the runbook has several. */
  readonly variant?: string;
  /** Told after the answer: what was going on. */
  readonly explanation: string;
  /** Soft descriptor limit it runs under, so that the leak matters within minutes. */
  readonly descriptorLimit: number;
  /** Seconds that Stanch looks at most, where the usual minute does not show it. */
  readonly lookFor?: number;
  /** Programs and services that have to be installed; without any it runs wherever Stanch does. */
  readonly needs?: readonly Need[];
}

/** What a drill tells when it is ready: the process to look at, and what may be asked beside it. */
export interface ReadyDrill {
  readonly pid: number;
  readonly endpoints?: readonly Endpoint[];
}

/** The line by which a drill says that it is ready. */
export function readyLine(ready: ReadyDrill): string {
  return `ready ${JSON.stringify(ready)}\n`;
}

/** Reads that line out of what a drill has written so far. */
export function parseReady(output: string): ReadyDrill | undefined {
  const line = /^ready (\{.*\})$/m.exec(output);
  return line ? (JSON.parse(line[1] ?? '') as ReadyDrill) : undefined;
}
