import { setTimeout as sleep } from 'node:timers/promises';
import { decided, isPlain, NOISY } from '../../core/diagnosis/enough.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { UserError } from '../../core/errors.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { Course } from './course.ts';
import { lookOnce, type Subject, type Way } from './look.ts';
import type { Machine } from './target.ts';
import type { AskedProbe } from './who-waits.ts';

export interface ObserveOptions {
  /** The process; absent when only services or metrics are asked. */
  readonly pid?: number;
  /** The name of the process, or the addresses asked. */
  readonly name: string;
  readonly way: Way;
  readonly endpoints?: readonly Endpoint[];
  readonly attach?: NonNullable<Subject['attach']>;
  /** Whether its busiest peer is to be asked. */
  readonly askPeer?: boolean;
  readonly runbooks: readonly Runbook[];
  /** How long to look unless a leak is plain before, seconds; 0 is one look. Without it: until decided, 60 intervals at most. */
  readonly seconds?: number;
  /** Seconds between two samples. */
  readonly interval: number;
  /** Ends the sampling; what is known is returned. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What is said of the process holds no secret: not its arguments, nor its peers, nor the SQL it runs. */
  readonly redactor: Redactor;
  /** Called after each sample with what is known by then. */
  readonly onUpdate?: (diagnosis: Diagnosis) => void;
  /** Called whenever another probe waits for its answer, or one no longer does. */
  readonly onAsk?: (waiting: readonly AskedProbe[]) => void;
}

/** Looks at a process again and again until the answer stands, and says what it is. */
export async function observe(machine: Machine, options: ObserveOptions): Promise<Diagnosis> {
  const { pid, now, signal } = options;
  const longest = options.seconds ?? NOISY * options.interval;
  const startedAt = now();
  const course = new Course(options, startedAt);
  // Counted here: after an exec the samples begin anew, and with them what is done in the first look only.
  for (let index = 0; ; index++) {
    const context = { at: now(), index, ...(longest === 0 ? { depth: 'quick' as const } : {}) };
    const look = await lookOnce(machine, options, context, options.onAsk && ((waiting) => options.onAsk?.(options.redactor.value(waiting))));
    course.add(look);
    if (course.samples.length === 0) throw new UserError(`No process has the pid ${pid}.`, { hint: 'List them with: ps -eo pid,comm' });
    const diagnosis = options.redactor.value(course.diagnosis(now()));
    options.onUpdate?.(diagnosis);
    const elapsed = (now() - startedAt) / 1000;
    const late = elapsed + options.interval > longest + 0.01;
    // Whoever says how long wants slower leaks seen too: then only a plain one ends it early.
    const enough = options.seconds === undefined ? decided(course.samples, diagnosis) : isPlain(course.samples, diagnosis);
    if (late || signal.aborted || enough) return diagnosis;
    // From the start of this look, not of the first: after a stall the missed looks are not made up for in a burst.
    const next = look.sample.at + options.interval * 1000;
    await sleep(Math.max(0, next - now()), undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return diagnosis;
  }
}
