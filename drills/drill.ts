/** A small program that leaks on purpose, or looks as if it did: real, bounded, and ending by itself. */
export interface Drill {
  readonly name: string;
  readonly summary: string;
  /** The runbook id that is the right answer; `none` for a healthy look-alike. */
  readonly answer: string;
  /** Told after the answer: what was going on. */
  readonly explanation: string;
  /** Soft descriptor limit it runs under, so that the leak matters within minutes. */
  readonly descriptorLimit: number;
  /** Seconds that Stanch looks at most, where the usual minute does not show it. */
  readonly lookFor?: number;
}
