import { isFirm, leakOf, standingOf } from '../../../core/diagnosis/standing.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { nextEvidence } from '../../../core/incident/state.ts';
import type { Action, Move } from '../actions.ts';
import type { Running, State } from '../state.ts';
import { askAddress } from './address.ts';
import { fixEntries } from './after-fix.ts';
import { startCapture } from './capture.ts';
import { move, recording } from './move.ts';
import { toProcess, unseenName } from './process.ts';

const USUAL_SECONDS = 30;
/** For a series too noisy to judge in the usual time. The target is asked for this long and stopped earlier. */
export const MOST_SECONDS = 60;

type Wanted = Pick<Running, 'pid' | 'name' | 'expects'>;

export function startDiagnosis(state: State, { pid, name, expects }: Wanted, seconds = USUAL_SECONDS): Move {
  const run = state.nextToken;
  return move(
    { ...state, screen: 'diagnosis', nextToken: run + 1, diagnosis: { run, pid, name, expects, since: state.now, seconds, status: 'running', onward: false } },
    { do: 'diagnose', run, pid, endpoints: state.endpoints },
  );
}

/** Once more on the process of the record; without one, the choice of a process. */
export function measureAgain(state: State, seconds?: number): Move {
  const { process } = state.record;
  return process ? startDiagnosis(state, { ...process, expects: nameOnRecord(state) }, seconds) : toProcess(state);
}

/** As it was last seen; undefined when nothing but the number was ever known. */
function nameOnRecord({ record }: State): string | undefined {
  const last = record.events.findLast(({ entry }) => entry.kind === 'process' || entry.kind === 'diagnosis')?.entry;
  if (last?.kind === 'diagnosis' && last.diagnosis.target.pid === record.process?.pid) return last.diagnosis.target.name;
  return record.process && record.process.name !== unseenName(record.process.pid) ? record.process.name : undefined;
}

export function pressDiagnosis(state: State, press: string): Move {
  const { diagnosis } = state;
  if (!diagnosis) return move(state);
  const over = diagnosis.status === 'done' || diagnosis.status === 'failed';
  switch (press) {
    case 'enter':
      if (diagnosis.status === 'failed') return startDiagnosis(state, diagnosis, diagnosis.seconds);
      if (over) return move({ ...state, screen: 'verdict', verdict: { scroll: 0 } });
      return move(
        { ...state, diagnosis: { ...diagnosis, status: 'stopping', onward: true } },
        ...(diagnosis.status === 'running' ? [{ do: 'stop-diagnosis' } as const] : []),
      );
    case 'e':
      if (over) return startDiagnosis(state, { ...diagnosis, expects: diagnosis.latest?.target.name ?? diagnosis.expects }, MOST_SECONDS);
      return move(diagnosis.status === 'running' ? { ...state, diagnosis: { ...diagnosis, seconds: MOST_SECONDS } } : state);
    case 'c':
      return startCapture(state, diagnosis.pid);
    case 'esc': {
      const back = toProcess({ ...state, diagnosis: undefined });
      return over ? back : { state: back.state, run: [{ do: 'stop-diagnosis' }, ...back.run] };
    }
    default:
      return askAddress(state, press) ?? move(state);
  }
}

/** Who waits for an answer in this run. */
export function asking(state: State, { run, waiting }: Extract<Action, { type: 'asking' }>): Move {
  const { diagnosis } = state;
  // Read out, each probe that waits for a moment would drown the answer.
  return move(diagnosis?.run === run && !state.screenReader ? { ...state, diagnosis: { ...diagnosis, waiting } } : state);
}

type Answer = Extract<Action, { type: 'diagnosing' | 'diagnosed' | 'not-diagnosed' }>;

/** Interim and final answers; a final one goes on record as the next piece of evidence. */
export function diagnosed(state: State, action: Answer): Move {
  const { diagnosis } = state;
  if (diagnosis?.run !== action.run) return move(state);
  if (action.type === 'not-diagnosed') return move({ ...state, diagnosis: { ...diagnosis, status: 'failed', why: action.why } });
  const found = action.diagnosis.target.name;
  if (diagnosis.expects !== undefined && found !== diagnosis.expects) return anotherProcess(state, diagnosis, found);
  if (action.type === 'diagnosing') {
    // Read out every second, figures would drown the answer: spoken, only another answer is news.
    const stale =
      diagnosis.status === 'done' || (state.screenReader && diagnosis.latest !== undefined && answers(diagnosis.latest) === answers(action.diagnosis));
    return move(stale ? state : { ...state, diagnosis: { ...diagnosis, latest: action.diagnosis } });
  }
  const next: State = {
    ...state,
    screen: diagnosis.onward ? 'verdict' : state.screen,
    verdict: { scroll: 0 },
    diagnosis: { ...diagnosis, status: 'done', latest: action.diagnosis },
  };
  const evidence = evidenceName(state);
  return recording(move(next), { kind: 'diagnosis', evidence, diagnosis: action.diagnosis }, ...fixEntries(state, action.diagnosis, evidence));
}

/** What a diagnosis comes to, without its figures. */
function answers(diagnosis: Diagnosis): string {
  const best = leakOf(diagnosis);
  return [best?.cause, best?.status, ...diagnosis.saturated.map(({ resource, severity }) => `${resource} ${severity}`)].join();
}

/** A number is given to another process once the first has ended: nothing of it goes on record. */
function anotherProcess(state: State, { pid, expects }: Running, found: string): Move {
  const notice = `Process ${pid} is ${found} now, no longer ${expects}: the number was given to another. Which process is it now?`;
  const { prefer: _, ...process } = state.process;
  const back = toProcess({ ...state, diagnosis: undefined, process, notice });
  return { state: back.state, run: [{ do: 'stop-diagnosis' }, ...back.run] };
}

/** Counts what is on its way too: two pieces of evidence must never share a name. */
function evidenceName({ record, pending, failed }: State): string {
  const waiting = [...pending, ...failed].flatMap(({ entry }) =>
    entry.kind === 'diagnosis' ? [{ evidence: entry.evidence, at: '', diagnosis: entry.diagnosis }] : [],
  );
  return nextEvidence({ ...record, diagnoses: [...record.diagnoses, ...waiting] });
}

/** The diagnosis the verdict speaks of: the one just made, else the last on record. */
export function currentDiagnosis(state: State): { readonly diagnosis: Diagnosis; readonly evidence?: string } | undefined {
  const last = state.record.diagnoses.at(-1);
  const latest = state.diagnosis?.latest;
  if (!latest || latest === last?.diagnosis) return last;
  const recorded = state.record.diagnoses.find(({ diagnosis }) => diagnosis.startedAt === latest.startedAt);
  return { diagnosis: latest, ...(recorded ? { evidence: recorded.evidence } : {}) };
}

/** The cause in question: the best leak nothing rules out, else the rival that is the answer, else what the symptom speaks for. */
export function causeInQuestion(state: State): string | undefined {
  return namedBy(currentDiagnosis(state)) ?? state.suspect;
}

/** The cause this incident is about: one that a fix has stopped is still the one to repair. */
export function causeOfIncident(state: State): string | undefined {
  const named = state.record.diagnoses.findLast((made) => namedBy(made) !== undefined);
  return namedBy(currentDiagnosis(state)) ?? namedBy(named) ?? state.suspect;
}

function namedBy(made: { readonly diagnosis: Diagnosis } | undefined): string | undefined {
  return made && (leakOf(made.diagnosis) ?? standingOf(made.diagnosis).find(isFirm))?.cause;
}
