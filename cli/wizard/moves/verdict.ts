import { isFirm, leakOf, standingOf } from '../../../core/diagnosis/standing.ts';
import { moved } from '../parts/list.ts';
import type { Move, State } from '../state.ts';
import { askAddress } from './address.ts';
import { startCapture } from './capture.ts';
import { causeInQuestion, currentDiagnosis, measureAgain } from './diagnosis.ts';
import { move } from './move.ts';
import { toPlaybook } from './playbook.ts';
import { toProcess } from './process.ts';
import { openRunbook } from './runbook.ts';

export function pressVerdict(state: State, press: string): Move {
  const cause = causeInQuestion(state);
  // The screen knows how many lines there are; beyond the last one it stays there.
  const scroll = moved(state.verdict.scroll, press, MOST_LINES);
  if (scroll !== undefined) return move({ ...state, verdict: { scroll } });
  switch (press) {
    case 'enter':
      return toPlaybook(state);
    case 'r':
      return cause === undefined ? move({ ...state, notice: 'No cause, so no runbook: m measures again.' }) : openRunbook(state, cause, headingFor(state));
    case 'm':
      return measureAgain(state);
    case 'c':
      return startCapture(state, state.record.process?.pid);
    case 'o':
      return toProcess(state);
    default:
      return askAddress(state, press) ?? move(state);
  }
}

const MOST_LINES = 100;

/** Where the cause is firm, what to do about it; where it is not, how to find out. */
function headingFor(state: State): string {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const found = diagnosis && (leakOf(diagnosis) ?? standingOf(diagnosis)[0]);
  return found && isFirm(found) ? 'mitigation' : 'diagnosis';
}

/** Until the resource is full, counted on from the last measurement: seconds, and those since it; below 0, it should be full. */
export function secondsLeft(state: State): { readonly left: number; readonly since: number } | undefined {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const time = diagnosis && leakOf(diagnosis)?.timeToExhaustion;
  if (!diagnosis || !time) return undefined;
  const since = Math.max(0, (state.now - Date.parse(diagnosis.startedAt) - diagnosis.durationMs) / 1000);
  return { left: time.seconds - since, since };
}
