import { setTimeout as sleep } from 'node:timers/promises';
import { Course } from '../../cli/targets/course.ts';
import { startDrill } from '../../cli/targets/drills.ts';
import { lookOnce } from '../../cli/targets/look.ts';
import { openMachine } from '../../cli/targets/open-machine.ts';
import { decided } from '../../core/diagnosis/enough.ts';
import { standingOf } from '../../core/diagnosis/standing.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { ReadingId } from '../../core/probes/readings.ts';
import type { Recording } from '../../site/src/drawings/recording.ts';

const INTERVAL = 1000;

/** Starts a drill and looks at it each second, on after the verdict, so that the prediction can be held against what came. */
export async function record(name: string, reading: ReadingId, seconds: number, runbooks: readonly Runbook[], signal: AbortSignal): Promise<Recording> {
  const { pid, endpoints = [], stop } = await startDrill(name, { signal });
  try {
    await using machine = await openMachine(endpoints, process);
    const started = Date.now();
    const course = new Course({ pid, name, endpoints, runbooks }, started);
    const points: [number, number][] = [];
    let verdict: Recording['verdict'];
    for (let index = 0; Date.now() - started < seconds * 1000 && !signal.aborted; index++) {
      const at = Date.now();
      course.add(await lookOnce(machine, { pid, endpoints, way: 'proc' }, { at, index }));
      const found = course.samples.at(-1)?.readings.find(({ id }) => id === reading)?.value;
      if (typeof found === 'number') points.push([Math.round((at - started) / 100) / 10, found]);
      if (verdict === undefined) {
        const diagnosis = course.diagnosis(Date.now());
        if (decided(course.samples, diagnosis)) verdict = verdictOf(diagnosis, Math.round((Date.now() - started) / 100) / 10);
      }
      await sleep(Math.max(0, at + INTERVAL - Date.now()));
    }
    return { drill: name, recordedAt: new Date(started).toISOString(), points, ...(verdict ? { verdict } : {}) };
  } finally {
    stop();
  }
}

function verdictOf(diagnosis: Diagnosis, at: number): NonNullable<Recording['verdict']> {
  const [first] = standingOf(diagnosis);
  return {
    at,
    outcome: diagnosis.outcome,
    ...(first ? { cause: first.cause, status: first.status } : {}),
    ...(first?.timeToExhaustion ? { exhaustion: first.timeToExhaustion } : {}),
  };
}
