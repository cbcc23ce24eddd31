import { isFirm, leakOf, standingOf } from '../../../core/diagnosis/standing.ts';
import type { Move } from '../actions.ts';
import { moved } from '../parts/list.ts';
import { columnsIn, roomFor } from '../parts/room.ts';
import { verdictPage } from '../parts/verdict-page.ts';
import type { State } from '../state.ts';
import { askAddress } from './address.ts';
import { startCapture } from './capture.ts';
import { causeInQuestion, currentDiagnosis, measureAgain } from './diagnosis.ts';
import { move } from './move.ts';
import { toPlaybook } from './playbook.ts';
import { toProcess } from './process.ts';
import { openRunbook } from './runbook.ts';

export function pressVerdict(state: State, press: string): Move {
  // From what is in sight: whoever pressed on at the end is there at once with the first press back.
  const page = verdictPage(state, { columns: columnsIn(state.size.columns), height: roomFor(state, state.size.rows) });
  const scroll = moved(page.above, press, page.above + page.lines.length + page.below);
  if (scroll !== undefined) return move({ ...state, verdict: { scroll } });
  switch (press) {
    case 'enter':
      return toPlaybook(state);
    case 'r':
      return openRunbook(state, causeInQuestion(state), headingFor(state));
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

/** Where the cause is firm, what to do about it; where it is not, how to find out. */
function headingFor(state: State): string {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const found = diagnosis && (leakOf(diagnosis) ?? standingOf(diagnosis)[0]);
  return found && isFirm(found) ? 'mitigation' : 'diagnosis';
}
