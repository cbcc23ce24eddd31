import { secretDigest } from '../../cli/secret-digest.ts';
import { startDrill } from '../../cli/targets/drills.ts';
import { observe } from '../../cli/targets/observe.ts';
import { openMachine } from '../../cli/targets/open-machine.ts';
import { isFirm, standingOf } from '../../core/diagnosis/standing.ts';
import type { Diagnosis, Status } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import { makeRedactor } from '../../core/redact/redact.ts';
import type { Drill } from '../../drills/drill.ts';
import { isAnswer } from '../../drills/known-answer.ts';

/** How one run of a drill went. */
export interface DrillRun {
  readonly drill: string;
  readonly answer: string;
  /** What stood first at the end; `none` when nothing stood. */
  readonly named: string;
  /** Whether that was the known answer, in its variant. */
  readonly right: boolean;
  readonly status: Status | 'none';
  readonly outcome: Diagnosis['outcome'];
  /** Seconds until the known answer stood first, and until it was likely or confirmed; absent when it never was. */
  readonly namedAfter?: number;
  readonly firmAfter?: number;
  /** Causes that are not the answer and were confirmed or likely at any moment, rivals apart. */
  readonly falseAlarms: readonly string[];
  readonly seconds: number;
}

/** Starts a drill, lets Stanch look at it as `diagnose` does, and notes when it was right. */
export async function runDrill(drill: Drill, runbooks: readonly Runbook[], signal: AbortSignal): Promise<DrillRun> {
  const { pid, endpoints = [], stop } = await startDrill(drill.name);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 100) / 10;
  const falseAlarms = new Set<string>();
  let namedAfter: number | undefined;
  let firmAfter: number | undefined;
  try {
    await using machine = await openMachine(endpoints, process);
    const diagnosis = await observe(machine, {
      pid,
      name: drill.name,
      way: 'proc',
      endpoints,
      runbooks,
      interval: 1,
      ...(drill.lookFor === undefined ? {} : { seconds: drill.lookFor }),
      signal,
      now: Date.now,
      redactor: makeRedactor(secretDigest()),
      onUpdate(now) {
        const [top] = standingOf(now);
        const stands = isAnswer(drill, top);
        const firm = top !== undefined && stands && isFirm(top);
        // Only what lasts to the end counts: an answer that is taken back was luck.
        namedAfter = stands ? (namedAfter ?? seconds()) : undefined;
        firmAfter = firm ? (firmAfter ?? seconds()) : undefined;
        for (const verdict of now.verdicts) if (!verdict.rival && verdict.cause !== drill.answer && isFirm(verdict)) falseAlarms.add(verdict.cause);
      },
    });
    const [first] = standingOf(diagnosis);
    return {
      drill: drill.name,
      answer: drill.answer,
      named: first?.cause ?? 'none',
      right: drill.answer === 'none' ? falseAlarms.size === 0 : isAnswer(drill, first),
      status: first?.status ?? 'none',
      outcome: diagnosis.outcome,
      ...(namedAfter === undefined ? {} : { namedAfter }),
      ...(firmAfter === undefined ? {} : { firmAfter }),
      falseAlarms: [...falseAlarms],
      seconds: seconds(),
    };
  } finally {
    stop();
  }
}
